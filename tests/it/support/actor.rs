//! Somebody with a browser: keeps cookies, fills in forms the way a browser does.

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Response, StatusCode};
use scraper::{Html, Selector};

/// A person with a browser.
#[derive(Clone)]
pub struct Actor {
    client: Client,
    base: String,
}

/// What a page answered.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
}

fn browser() -> ClientBuilder {
    Client::builder()
        .redirect(Policy::none())
        // Well before the server hangs up: a slow test may else send on a connection just closed.
        .pool_idle_timeout(std::time::Duration::from_secs(1))
        // The application speaks HTTP here: reading all authorities of the system takes long, for each browser.
        .tls_certs_only([])
}

impl Actor {
    pub fn new(base: String) -> Self {
        let client = browser().cookie_store(true).build().unwrap();
        Self { client, base }
    }

    /// With a cookie already set, as a browser that was here before.
    pub fn with_cookie(base: String, cookie: &str) -> Self {
        let jar = reqwest::cookie::Jar::default();
        jar.add_cookie_str(cookie, &base.parse().unwrap());
        let jar = std::sync::Arc::new(jar);
        let client = browser().cookie_provider(jar).build().unwrap();
        Self { client, base }
    }

    /// Without a memory for cookies: each request carries those it is given, as headers.
    pub fn forgetful(base: String) -> Self {
        let client = browser().build().unwrap();
        Self { client, base }
    }

    /// GET, redirects not followed.
    pub async fn get(&self, path: &str) -> Answer {
        let request = self.client.get(format!("{}{path}", self.base));
        Answer::of(request.send().await.unwrap()).await
    }

    /// GET with these headers besides the browser's own.
    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.request_with("GET", path, headers).await
    }

    /// Any method, with these headers and no body.
    pub async fn request_with(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let method = method.parse().unwrap();
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send().await.unwrap()).await
    }

    /// POST of form fields exactly as given, with these headers.
    pub async fn post_with(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = self
            .client
            .post(format!("{}{path}", self.base))
            .form(fields);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send().await.unwrap()).await
    }

    /// POST of form fields exactly as given, without a CSRF token.
    pub async fn post_raw(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .form(fields);
        Answer::of(request.send().await.unwrap()).await
    }

    /// Opens `page`, takes the CSRF token of a form there and posts `fields` to `path`.
    pub async fn post_from(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let opened = self.get(page).await;
        let token = opened
            .csrf()
            .unwrap_or_else(|| panic!("no form on {page}: {}", opened.status));
        let mut all = vec![("csrf", token.as_str())];
        all.extend_from_slice(fields);
        self.post_raw(path, &all).await
    }

    /// Opens `page` and submits its form whose action is `path`: every field as it stands in the
    /// page, with `fields` in place of those of the same name, and files if any.
    pub async fn submit(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let opened = self.get(page).await;
        let mut filled = opened.form(path);
        for (name, _) in fields {
            filled.retain(|(known, _)| known != name);
        }
        filled.extend(
            fields
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned())),
        );
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .form(&filled);
        Answer::of(request.send().await.unwrap()).await
    }

    /// POST of a multipart form: CSRF token from `page`, text fields, files (field, name, bytes).
    pub async fn upload(
        &self,
        page: &str,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, Vec<u8>)],
    ) -> Answer {
        let opened = self.get(page).await;
        let token = opened
            .csrf()
            .unwrap_or_else(|| panic!("no form on {page}: {}", opened.status));
        let mut form = reqwest::multipart::Form::new().text("csrf", token);
        for (name, value) in fields {
            form = form.text((*name).to_owned(), (*value).to_owned());
        }
        for (field, name, bytes) in files {
            let part = reqwest::multipart::Part::bytes(bytes.clone()).file_name((*name).to_owned());
            form = form.part((*field).to_owned(), part);
        }
        let request = self
            .client
            .post(format!("{}{path}", self.base))
            .multipart(form);
        Answer::of(request.send().await.unwrap()).await
    }

    /// POST of a multipart form exactly as given (files: field, name, bytes), with these headers.
    pub async fn upload_with(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: Vec<(&'static str, &'static str, Vec<u8>)>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut form = reqwest::multipart::Form::new();
        for (name, value) in fields {
            form = form.text((*name).to_owned(), (*value).to_owned());
        }
        for (field, name, bytes) in files {
            let part = reqwest::multipart::Part::bytes(bytes).file_name(name);
            form = form.part(field, part);
        }
        let mut request = self
            .client
            .post(format!("{}{path}", self.base))
            .multipart(form);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send().await.unwrap()).await
    }

    /// Bytes of a download.
    pub async fn download(&self, path: &str) -> (StatusCode, Vec<u8>) {
        let request = self.client.get(format!("{}{path}", self.base));
        let response = request.send().await.unwrap();
        (response.status(), response.bytes().await.unwrap().to_vec())
    }

    /// The API: method, path, bearer token if any, JSON body if any.
    pub async fn api(
        &self,
        method: &str,
        path: &str,
        token: Option<&str>,
        body: Option<serde_json::Value>,
    ) -> Answer {
        let method = method.parse().unwrap();
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        Answer::of(request.send().await.unwrap()).await
    }
}

impl Answer {
    async fn of(response: Response) -> Self {
        let headers = response.headers().clone();
        Self {
            status: response.status(),
            location: headers
                .get("location")
                .map(|value| value.to_str().unwrap().to_owned()),
            headers,
            body: response.text().await.unwrap(),
        }
    }

    /// The page's text, tags gone, white space collapsed.
    pub fn text(&self) -> String {
        let page = Html::parse_document(&self.body);
        let text: Vec<&str> = page.root_element().text().collect();
        text.join(" ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The CSRF token of the first form that has one.
    pub fn csrf(&self) -> Option<String> {
        let page = Html::parse_document(&self.body);
        let selector = Selector::parse("input[name=csrf]").unwrap();
        page.select(&selector)
            .find_map(|field| field.value().attr("value").map(str::to_owned))
    }

    /// Whether the page has an element that matches a CSS selector.
    pub fn has(&self, selector: &str) -> bool {
        let page = Html::parse_document(&self.body);
        page.select(&Selector::parse(selector).unwrap())
            .next()
            .is_some()
    }

    /// The answer's JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// Fields of the form with this action, or with a button that sends it there, as a browser would send them untouched.
    pub fn form(&self, action: &str) -> Vec<(String, String)> {
        let page = Html::parse_document(&self.body);
        let forms = Selector::parse("form").unwrap();
        let sends = Selector::parse(&format!("[formaction='{action}']")).unwrap();
        let form = page
            .select(&forms)
            .find(|form| {
                form.value().attr("action") == Some(action) || form.select(&sends).next().is_some()
            })
            .unwrap_or_else(|| panic!("no form with action {action} ({})", self.status));
        let controls = Selector::parse("input, textarea, select").unwrap();
        let options = Selector::parse("option").unwrap();
        let mut fields = Vec::new();
        for control in form.select(&controls) {
            let element = control.value();
            let Some(name) = element.attr("name") else {
                continue;
            };
            let value = match element.name() {
                "textarea" => control.text().collect::<String>(),
                "select" => control
                    .select(&options)
                    .find(|option| option.value().attr("selected").is_some())
                    .or_else(|| control.select(&options).next())
                    .and_then(|option| option.value().attr("value"))
                    .unwrap_or_default()
                    .to_owned(),
                _ => {
                    let kind = element.attr("type").unwrap_or("text");
                    let box_like = matches!(kind, "checkbox" | "radio");
                    if matches!(kind, "submit" | "button" | "file")
                        || (box_like && element.attr("checked").is_none())
                    {
                        continue;
                    }
                    element
                        .attr("value")
                        .unwrap_or(if box_like { "on" } else { "" })
                        .to_owned()
                }
            };
            fields.push((name.to_owned(), value));
        }
        fields
    }
}
