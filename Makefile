# One target per job; bare `make` lists them. Only POSIX shell and GNU Make 3.81 (macOS) are assumed.

.DEFAULT_GOAL := help
export PYTHONUTF8 := 1

PYTHON := .venv/bin/python
RUN_READY := .venv/run.ready
DEV_READY := .venv/dev.ready
BENCH_READY := .venv-bench/bench.ready
SCRIPTS := report blank check progress proof preview sheet sync scoring select issue package newyear purge move serve access handbook
CODE := sync scripts tests

# Make exports what is given on its command line, and the shell quotes it: blanks and Chinese in a path arrive whole.
OPTIONS := $${INBOX:+--inbox "$$INBOX"} $${OUT:+--out "$$OUT"} $${TODAY:+--today "$$TODAY"} \
	$${YEAR:+--year "$$YEAR"} $${FILE:+--file "$$FILE"} $${DOC:+--doc "$$DOC"} $${CITY:+--city "$$CITY"} \
	$${ROUND:+--round "$$ROUND"} $${ENTRY:+--entry "$$ENTRY"} $${VOID+--void "$$VOID"} $${WINNERS:+--winners "$$WINNERS"} \
	$${BEFORE:+--before "$$BEFORE"} $${CONFIRM:+--confirm "$$CONFIRM"} $${WHO:+--who "$$WHO"}

# HOST and its like stand in many a shell's environment: of these only what is on make's command line counts.
given = $(if $(filter command,$(firstword $(origin $(1)))),--$(2) "$$$(1)")
serve: OPTIONS += $(call given,PORT,port) $(call given,HOST,host) $(call given,WORKERS,workers)
access: OPTIONS += $(call given,OFFICE,office) $(call given,ROLE,role) $(call given,REVOKE,revoke)

.PHONY: help $(SCRIPTS) example bench test lint format system lock

help: ## 列出全部命令
	@echo '用法：make 命令 [INBOX=收件文件夹] [OUT=输出文件夹] [TODAY=2014-09-01] [YEAR=2014] [FILE=文件] [DOC=公文]'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

report: ## 接收各市报表，核验，并生成汇总和公文
blank: ## 生成发给各市填写的空白报表
check: ## 核验一份报表，例如 make check FILE=佛山市.xlsx
progress: ## 查看各市报送进度
proof: ## 按国家标准核对公文，例如 make proof FILE="通知.docx 函.docx"
preview: ## 用虚构数据试填公文模板，例如 make preview DOC=notice
sheet: ## 建立或补齐在线表格（谷歌表格），见 docs/使用说明.md
sync: ## 同步在线表格：收取、核验、写回结果
scoring: ## 生成发给评委的评分表，例如 make scoring ROUND=early；不写 ROUND 则各轮都做
select: ## 汇总评委评分，按办法遴选，生成遴选结果
issue: ## 发文，例如 make issue DOC=reminder CITY=佛山市（或 CITY=全部）；不写 DOC 时列出草稿和已发公文
package: ## 把推荐函和证明材料整理成可报送的文件夹
newyear: ## 开新年度，例如 make newyear YEAR=2015 WINNERS=入选名单.csv
purge: ## 清除往年的个人信息，例如 make purge BEFORE=2014-12-31（只列出；加 CONFIRM=1 才清除）
move: ## 把存档和发文登记搬进 STORE_URL 所指的 PostgreSQL 数据库
serve: ## 启动网页，各市在网页上取表、报送、看结果，例如 make serve PORT=8000
access: ## 网页访问码，例如 make access CITY=佛山市，或 OFFICE=姓名 ROLE=只读；加 REVOKE=1 停用；都不写则列出
handbook: ## 按 templates/findings.toml 更新核验意见手册

$(SCRIPTS): $(RUN_READY)
	@$(PYTHON) -m scripts.$@ $(OPTIONS)

example: $(DEV_READY) ## 重新生成示例数据（开发用）
	@$(PYTHON) -m scripts.$@ $(OPTIONS)

bench: $(BENCH_READY) ## 测量处理速度（开发用）
	@.venv-bench/bin/python -m scripts.$@ $(OPTIONS)

test: lint system ## 运行全部测试（开发用）
	@$(PYTHON) -m pytest -n 2 --durations 10 $(call given,SHUFFLE,shuffle)

lint: $(DEV_READY) ## 检查代码格式、写法和类型（开发用）
	@$(PYTHON) -m ruff format --check $(CODE)
	@$(PYTHON) -m ruff check --quiet $(CODE)
	@$(PYTHON) -m mypy --no-error-summary

format: $(DEV_READY) ## 整理代码格式（开发用）
	@$(PYTHON) -m ruff format --quiet $(CODE)
	@$(PYTHON) -m ruff check --quiet --fix $(CODE)

system: $(DEV_READY) ## 准备测试用的 LibreOffice、字体、PostgreSQL 和 Chromium（开发用）
	@PYTHON=$(PYTHON) bash scripts/system.sh

# uv stands outside the locks it writes: install it by itself (pipx install uv). Each lock is held to the one before.
COMPILE := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate pyproject.toml

lock: ## 按 pyproject.toml 更新依赖清单，须先安装 uv（开发用）
	$(COMPILE) -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) --group dev --group bench -c requirements-dev.lock -o requirements-bench.lock

# ---- Environments. A stamp is written last, so a half-made environment never counts; a changed lock makes it anew.

QUIET := $(if $(VERBOSE),,>/dev/null 2>&1)
INSTALL := -m pip install --require-hashes --no-input -q

say = echo '$(1)' >&2
stop = { $(call say,$(1)); exit 2; }
make_failed = $(call stop,运行环境准备失败：请检查网络和磁盘空间后重试；加上 VERBOSE=1 可看详情。)

# ensurepip is what Debian leaves out when python3-venv is missing.
FIND_PYTHON := for python in python3 python3.13 python3.12 python3.11 none; do \
	"$$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && break; done

define make_venv
	@$(FIND_PYTHON); \
	test "$$python" != none || $(call stop,请先安装 Python 3.11 或更新版本（Debian/Ubuntu 还需安装 python3-venv），然后重试。); \
	$(call say,首次运行或依赖有更新：正在准备运行环境（约1分钟）…); \
	{ "$$python" -m venv --clear $(@D) && $(@D)/bin/python $(INSTALL) -r $<; } $(QUIET) || $(make_failed)
	@touch $@
endef

# An environment whose Python has gone (moved, upgraded) is made anew too.
ifeq ($(wildcard $(PYTHON)),)
.PHONY: $(RUN_READY)
endif
ifeq ($(wildcard .venv-bench/bin/python),)
.PHONY: $(BENCH_READY)
endif

$(RUN_READY): requirements.lock
	$(make_venv)

$(DEV_READY): requirements-dev.lock $(RUN_READY)
	@$(call say,正在准备测试工具（约1分钟）…)
	@$(PYTHON) $(INSTALL) -r $< $(QUIET) || $(make_failed)
	@touch $@

$(BENCH_READY): requirements-bench.lock
	$(make_venv)
