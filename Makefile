# What each target needs, it sets up itself. PYTHON=…, PORT=…, CHROMIUM=… and ARGS=… (for pytest) may be given.
export PYTHON ?=
export PORT ?= 8000
export CHROMIUM ?=
# Material's notice about MkDocs 2; the versions are pinned.
export NO_MKDOCS_2_WARNING = 1

python = .venv/bin/python

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve test site bundle check propose review lock bench clean

help: ## list these targets 列出命令
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

serve: ## set up, build and serve on 127.0.0.1:8000 (PORT=…) 安装、生成并预览
	@sh scripts/setup.sh site
	@exec $(python) scripts/handbook.py serve

test: ## run all tests, in a browser too 运行全部测试
	@sh scripts/setup.sh test
	@CHROMIUM=$$(sh scripts/browser.sh) && export CHROMIUM && exec $(python) -m pytest -n auto --dist worksteal $(ARGS)

site: ## build into site/, with the offline handbook to download 生成网站，附离线包
	@sh scripts/setup.sh site
	@exec $(python) scripts/handbook.py build --with-bundle

bundle: ## pack the offline handbook into dist/ 生成离线包
	@sh scripts/setup.sh site
	@exec $(python) scripts/handbook.py bundle

check: ## lint, types (scripts of the site too), strict build, editorial state 检查代码与编校状态
	@sh scripts/setup.sh check
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy --strict scripts
	$(python) scripts/handbook.py scripts
	$(python) scripts/handbook.py check --both-runners

propose: ## draft the plan of a page: make propose PAGE=sources/005_name.txt 起草版面方案
	@sh scripts/setup.sh site
	@test -n "$(PAGE)" || { echo 'Which page? 哪一个版面？ make propose PAGE=sources/005_name.txt' >&2; exit 2; }
	@exec $(python) scripts/handbook.py propose "$(PAGE)" --write

review: ## show pages beside their plans, in build/review/ 对照版面与方案
	@sh scripts/setup.sh site
	@exec $(python) scripts/handbook.py review

lock: ## append new permanent ids 登记永久编号
	@sh scripts/setup.sh site
	@exec $(python) scripts/handbook.py lock

bench: ## measure beside other software, into benchmarks/*.md 性能对比
	@sh scripts/setup.sh test
	@test -x .venv-bench/bin/python || $(python) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet -r requirements.txt
	@.venv-bench/bin/python -m pip install --quiet -r requirements-dev.txt
	@.venv-bench/bin/python -m pip install --quiet -r benchmarks/requirements.txt
	@$(python) scripts/handbook.py bundle --out build/benchmarks
	@CHROMIUM=$$(sh scripts/browser.sh) && export CHROMIUM && \
		.venv-bench/bin/python benchmarks/detection.py && \
		.venv-bench/bin/python benchmarks/growth.py && \
		.venv-bench/bin/python benchmarks/asked_in_box.py && \
		.venv-bench/bin/python benchmarks/search_peers.py && \
		.venv-bench/bin/python benchmarks/offline.py build/benchmarks/handbook-offline-*.zip

clean: ## remove what was built, keep .venv 清除生成的文件
	rm -rf site dist build docs/zh/texts docs/en/texts .pytest_cache .hypothesis .mypy_cache .ruff_cache
	find scripts tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
