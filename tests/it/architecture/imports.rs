//! Which file of `src` uses which, as the compiler finds it: inline paths, the arguments of macros and
//! re-exports included. What only a test module uses does not count.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, Meta, UseTree, Visibility};

/// A module as a path from the crate's root; the root itself is empty.
pub type Module = Vec<String>;

/// A file of `src`; parsed when it is first asked what it holds.
pub struct Source {
    /// Below `src`.
    pub file: PathBuf,
    pub text: String,
    pub module: Module,
    tree: OnceCell<syn::File>,
}

impl Source {
    fn tree(&self) -> &syn::File {
        self.tree.get_or_init(|| {
            syn::parse_file(&self.text)
                .unwrap_or_else(|error| panic!("{}: {error}", self.file.display()))
        })
    }

    /// The folder of `src` it stands in, or its own name: the slice.
    pub fn slice(&self) -> String {
        let first = self.file.iter().next().unwrap().to_str().unwrap();
        first.trim_end_matches(".rs").to_owned()
    }

    /// Lines of each function, with its name.
    pub fn functions(&self) -> Vec<(String, usize)> {
        struct Lengths(Vec<(String, usize)>);
        impl<'ast> Visit<'ast> for Lengths {
            fn visit_item_mod(&mut self, item: &'ast ItemMod) {
                if !is_test(&item.attrs) {
                    visit::visit_item_mod(self, item);
                }
            }

            fn visit_signature(&mut self, _: &'ast syn::Signature) {}

            fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
                let lines = lines_of(&item.sig, &item.block);
                self.0.push((item.sig.ident.to_string(), lines));
                visit::visit_item_fn(self, item);
            }

            fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
                let lines = lines_of(&item.sig, &item.block);
                self.0.push((item.sig.ident.to_string(), lines));
                visit::visit_impl_item_fn(self, item);
            }
        }
        let mut lengths = Lengths(Vec::new());
        lengths.visit_file(self.tree());
        lengths.0
    }

    /// Names of the types it defines, those for its own tests left out; aliases too.
    pub fn types(&self) -> Vec<String> {
        struct Types(Vec<String>);
        impl<'ast> Visit<'ast> for Types {
            fn visit_item_mod(&mut self, item: &'ast ItemMod) {
                if !is_test(&item.attrs) {
                    visit::visit_item_mod(self, item);
                }
            }

            fn visit_block(&mut self, _: &'ast syn::Block) {}

            fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
                self.0.push(item.ident.to_string());
            }

            fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
                self.0.push(item.ident.to_string());
            }

            fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
                self.0.push(item.ident.to_string());
            }

            fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
                // `text_enum! { /// … Name { … } }`
                if item.mac.path.is_ident("text_enum") {
                    let name = item
                        .mac
                        .tokens
                        .clone()
                        .into_iter()
                        .find_map(|token| match token {
                            TokenTree::Ident(name) => Some(name.to_string()),
                            _ => None,
                        });
                    self.0.extend(name);
                }
            }
        }
        let mut types = Types(Vec::new());
        types.visit_file(self.tree());
        types.0
    }

    /// Every path written in it, with its line.
    fn written(&self) -> Vec<(Module, Written)> {
        let mut reader = Reader {
            module: self.module.clone(),
            found: Vec::new(),
        };
        for item in &self.tree().items {
            reader.visit_item(item);
        }
        reader.found
    }
}

fn lines_of(signature: &syn::Signature, block: &syn::Block) -> usize {
    let first = signature.fn_token.span.start().line;
    block.brace_token.span.close().end().line + 1 - first
}

/// A path somebody wrote: its segments, and the line.
struct Written {
    segments: Vec<String>,
    line: usize,
}

/// What a module holds, by name.
#[derive(Default)]
struct Contents {
    /// Where it stands; inline modules share the file around them.
    file: usize,
    items: BTreeSet<String>,
    children: BTreeSet<String>,
    /// Names brought in, by what they stand for.
    names: HashMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
}

/// Which file uses which, by number: the line and the words of the first place.
pub type Uses = BTreeMap<(usize, usize), (usize, String)>;

/// Every file of `src`, in the order of their paths.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let file = path.strip_prefix(&root).unwrap().to_owned();
            Source {
                module: module_of(&file),
                file,
                text,
                tree: OnceCell::new(),
            }
        })
        .collect()
}

fn module_of(file: &Path) -> Module {
    let without = file.with_extension("");
    let mut module: Module = without
        .iter()
        .map(|part| part.to_str().unwrap().to_owned())
        .collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    module
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && matches!(&attribute.meta, Meta::List(list) if list.tokens.to_string() == "test")
    })
}

/// Every use of one file by another.
pub fn uses(sources: &[Source]) -> Uses {
    let modules = modules(sources);
    let mut found = Uses::new();
    for (number, source) in sources.iter().enumerate() {
        for (module, written) in source.written() {
            // A single word in an expression is a variable before it is a module.
            if let [word] = written.segments.as_slice()
                && modules
                    .get(&module)
                    .is_some_and(|here| here.children.contains(word))
            {
                continue;
            }
            match resolve(&modules, &module, &written.segments, 0) {
                Some(target) if target != number => {
                    let words = written.segments.join("::");
                    found
                        .entry((number, target))
                        .or_insert((written.line, words));
                }
                _ => {}
            }
        }
    }
    found
}

/// Which libraries a file uses: the first word of each path that names nothing of ours.
pub fn libraries(sources: &[Source]) -> Vec<BTreeMap<String, usize>> {
    let modules = modules(sources);
    sources
        .iter()
        .map(|source| {
            let mut found = BTreeMap::new();
            for (module, written) in source.written() {
                let first = &written.segments[0];
                let here = &modules[&module];
                let ours = matches!(first.as_str(), "crate" | "self" | "super" | "Self")
                    || here.children.contains(first)
                    || here.items.contains(first)
                    || here
                        .names
                        .get(first)
                        .is_some_and(|path| path.len() > 1 || path[0] != *first);
                if !ours && written.segments.len() > 1 {
                    found.entry(first.clone()).or_insert(written.line);
                }
            }
            found
        })
        .collect()
}

fn modules(sources: &[Source]) -> HashMap<Module, Contents> {
    let mut modules = HashMap::new();
    for (number, source) in sources.iter().enumerate() {
        if source.file != Path::new("main.rs") {
            gather(number, &source.module, &source.tree().items, &mut modules);
        }
    }
    modules
}

fn gather(file: usize, module: &Module, items: &[Item], modules: &mut HashMap<Module, Contents>) {
    let mut contents = Contents {
        file,
        ..Contents::default()
    };
    for item in items {
        let name = match item {
            Item::Const(one) => Some(&one.ident),
            Item::Enum(one) => Some(&one.ident),
            Item::Fn(one) => Some(&one.sig.ident),
            Item::Static(one) => Some(&one.ident),
            Item::Struct(one) => Some(&one.ident),
            Item::Trait(one) => Some(&one.ident),
            Item::Type(one) => Some(&one.ident),
            Item::Macro(one) => {
                // A macro of ours defines what it is given the names of.
                for token in flat(one.mac.tokens.clone()) {
                    if let TokenTree::Ident(ident) = token {
                        contents.items.insert(ident.to_string());
                    }
                }
                one.ident.as_ref()
            }
            Item::Use(one) => {
                spread(&one.tree, &mut Vec::new(), &mut |path, name| match name {
                    Some(name) => {
                        contents.names.insert(name, path);
                    }
                    None => contents.globs.push(path),
                });
                None
            }
            Item::Mod(one) if !is_test(&one.attrs) => {
                contents.children.insert(one.ident.to_string());
                if let Some((_, inner)) = &one.content {
                    let mut path = module.clone();
                    path.push(one.ident.to_string());
                    gather(file, &path, inner, modules);
                }
                None
            }
            _ => None,
        };
        contents.items.extend(name.map(ToString::to_string));
    }
    modules.insert(module.clone(), contents);
}

fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let mut all = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => all.extend(flat(group.stream())),
            other => all.push(other),
        }
    }
    all
}

/// Each leaf of a `use`: its path, and the name it gets; no name for a glob.
fn spread(
    tree: &UseTree,
    before: &mut Vec<String>,
    leaf: &mut dyn FnMut(Vec<String>, Option<String>),
) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            spread(&path.tree, before, leaf);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => leaf(before.clone(), before.last().cloned()),
        UseTree::Name(name) => {
            let mut path = before.clone();
            path.push(name.ident.to_string());
            leaf(path, Some(name.ident.to_string()));
        }
        UseTree::Rename(name) => {
            let mut path = before.clone();
            if name.ident != "self" {
                path.push(name.ident.to_string());
            }
            leaf(path, Some(name.rename.to_string()));
        }
        UseTree::Glob(_) => leaf(before.clone(), None),
        UseTree::Group(group) => {
            for one in &group.items {
                spread(one, before, leaf);
            }
        }
    }
}

/// The file in which what a path names stands; `None` for what is not of this crate.
fn resolve(
    modules: &HashMap<Module, Contents>,
    from: &Module,
    path: &[String],
    depth: usize,
) -> Option<usize> {
    // Two globs of one another would go on for ever.
    if depth > 20 {
        return None;
    }
    let (mut at, mut rest): (Module, &[String]) = match path.first()?.as_str() {
        "crate" => (Vec::new(), &path[1..]),
        "self" => (from.clone(), &path[1..]),
        "super" => {
            let mut at = from.clone();
            at.pop()?;
            (at, &path[1..])
        }
        _ => (from.clone(), path),
    };
    loop {
        let contents = modules.get(&at)?;
        let Some(name) = rest.first() else {
            return Some(contents.file);
        };
        if name == "super" {
            at.pop()?;
            rest = &rest[1..];
            continue;
        }
        if contents.children.contains(name) {
            at.push(name.clone());
            rest = &rest[1..];
            continue;
        }
        if let Some(target) = contents.names.get(name) {
            // Another crate, or what was brought in under its own name.
            if target.len() == 1 && target[0] == *name {
                return None;
            }
            let target: Vec<String> = target.iter().chain(&rest[1..]).cloned().collect();
            return resolve(modules, &at, &target, depth + 1);
        }
        if contents.items.contains(name) {
            return Some(contents.file);
        }
        return contents.globs.iter().find_map(|glob| {
            let first = glob.first()?;
            let ours = matches!(first.as_str(), "crate" | "super" | "self")
                || contents.children.contains(first);
            let target: Vec<String> = glob.iter().chain(rest).cloned().collect();
            ours.then(|| resolve(modules, &at, &target, depth + 1))?
        });
    }
}

struct Reader {
    module: Module,
    found: Vec<(Module, Written)>,
}

impl Reader {
    fn tokens(&mut self, tokens: TokenStream) {
        let all = flat(tokens);
        let is_colon = |at: usize| matches!(all.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        let mut index = 0;
        while index < all.len() {
            let mut segments = Vec::new();
            let line = all[index].span().start().line;
            while let Some(TokenTree::Ident(ident)) = all.get(index) {
                segments.push(ident.to_string());
                if is_colon(index + 1) && is_colon(index + 2) {
                    index += 3;
                } else {
                    break;
                }
            }
            if !segments.is_empty() {
                let written = Written { segments, line };
                self.found.push((self.module.clone(), written));
            }
            index += 1;
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if is_test(&item.attrs) {
            return;
        }
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        // A re-export is no use: whoever takes the name from here uses the file in which it stands.
        if !matches!(item.vis, Visibility::Inherited) {
            return;
        }
        let line = item.use_token.span.start().line;
        let module = self.module.clone();
        spread(&item.tree, &mut Vec::new(), &mut |segments, _| {
            if !segments.is_empty() {
                self.found
                    .push((module.clone(), Written { segments, line }));
            }
        });
    }

    /// `pub(super)` uses nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path
            .segments
            .iter()
            .map(|one| one.ident.to_string())
            .collect();
        let first = path.segments.first();
        let line = first.map_or(0, |one| one.ident.span().start().line);
        self.found
            .push((self.module.clone(), Written { segments, line }));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, one: &'ast syn::Macro) {
        self.visit_path(&one.path);
        self.tokens(one.tokens.clone());
    }
}

/// Files that use one another, directly or round about: each group with more than one.
pub fn circles(count: usize, uses: &Uses) -> Vec<Vec<usize>> {
    let mut to = vec![Vec::new(); count];
    for (from, target) in uses.keys() {
        to[*from].push(*target);
    }
    // Some hundred files, so each is walked from.
    let reach: Vec<BTreeSet<usize>> = (0..count)
        .map(|start| {
            let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
            while let Some(at) = open.pop() {
                for next in &to[at] {
                    if seen.insert(*next) {
                        open.push(*next);
                    }
                }
            }
            seen
        })
        .collect();
    let mut done = BTreeSet::new();
    let mut circles = Vec::new();
    for one in 0..count {
        if !reach[one].contains(&one) || done.contains(&one) {
            continue;
        }
        let circle: Vec<usize> = (0..count)
            .filter(|other| reach[one].contains(other) && reach[*other].contains(&one))
            .collect();
        done.extend(circle.iter().copied());
        circles.push(circle);
    }
    circles
}
