# What there is to do; each line of work is a script, which says more at its top.

XDG_CACHE_HOME ?= $(HOME)/.cache
CARGO_TARGET_DIR ?= $(XDG_CACHE_HOME)/polder-target
export CARGO_TARGET_DIR

.DEFAULT_GOAL := help
.PHONY: help demo test rust browser coverage real soak bench audit fmt assets

help: ## say what there is to do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## build and serve the sample consultation on http://127.0.0.1:8080
	@scripts/demo.sh

test: ## test everything
	@scripts/test.sh

rust: ## only the Rust tests, on SQLite and PostgreSQL
	@scripts/rust-tests.sh

browser: assets ## only the browser and API tests
	@scripts/setup.sh test
	@cargo build --locked --bins --examples # with the features the tests have, so that nothing is built twice
	@scripts/browser.sh

coverage: assets ## which lines of src the Rust tests run
	@scripts/setup.sh test
	@scripts/coverage.sh

real: ## the main job on a draft that was really consulted on
	@scripts/setup.sh demo
	@scripts/assets.sh
	@scripts/real.sh

soak: ## the fault tests in their long form: a thousand kills, half an hour
	@POLDER_SOAK=1 scripts/rust-tests.sh faults::

bench: ## the comparisons, each beside its reference
	@scripts/bench.sh

audit: ## ask the advisory database whether a crate has a known hole; needs the internet
	@scripts/audit.sh

fmt: ## put the code in its format
	@cargo fmt

assets: ## build style sheet and scripts
	@scripts/setup.sh demo
	@scripts/assets.sh
