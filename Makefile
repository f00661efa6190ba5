.DEFAULT_GOAL := help
.PHONY: run test dist bench check deny reproduce help
export PORT ROWS RUNS

run: ## build the app and serve it on http://127.0.0.1:8080/ (PORT=9000 for another port)
	@scripts/run.sh

test: ## run every test; sets up what is missing, the browser too
	@scripts/test.sh

check: ## the fast loop: format, lints, native tests
	@scripts/check.sh

dist: ## write the deployable dist/ and the single file dist/innospark.html
	@scripts/dist.sh

bench: ## measure against the peer (ROWS=bytes,fcp picks rows, RUNS=15 repeats more often)
	@scripts/bench.sh

deny: ## licences, sources, duplicates and known weaknesses of the crates
	@scripts/deny.sh

reproduce: ## build dist/ a second time, elsewhere, and compare it byte for byte
	@scripts/reproduce.sh

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
