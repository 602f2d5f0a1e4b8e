PYTHON ?= python3
BOOTSTRAP = $(PYTHON) packaging/bootstrap.py

.PHONY: run test test-full

run: ## start the program; make run ARGS="my.synpol"
	@$(BOOTSTRAP) run $(ARGS)

test: ## run every check
	@$(BOOTSTRAP) test

test-full: ## the long tests too, with coverage
	@$(BOOTSTRAP) test --full
