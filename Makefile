# One target per job; bare `make` lists them. Only POSIX shell and GNU Make 3.81 (macOS) are assumed.

.DEFAULT_GOAL := help
export PYTHONUTF8 := 1

PYTHON := .venv/bin/python
SCRIPTS := report blank check progress proof preview sheet sync scoring select issue package newyear purge move serve access handbook config
CODE := sync scripts tests

# YEAR, HOST and their like stand in many a shell's environment: only what is on make's own command line counts. Make
# exports that, and the shell quotes it: blanks, quotes and Chinese arrive whole. An empty value is none, but for VOID.
given = $(filter command,$(firstword $(origin $(1))))
option = $(if $(given),$${$(1):+--$(2) "$$$(1)"})
OPTIONS = $(call option,INBOX,inbox) $(call option,OUT,out) $(call option,TODAY,today) $(call option,YEAR,year) \
	$(call option,FILE,file) $(call option,DOC,doc) $(call option,CITY,city) $(call option,ROUND,round) \
	$(call option,ENTRY,entry) $(if $(call given,VOID),--void "$$VOID") $(call option,WINNERS,winners) \
	$(call option,BEFORE,before) $(call option,CONFIRM,confirm) $(call option,WHO,who)
serve: OPTIONS += $(call option,PORT,port) $(call option,HOST,host) $(call option,WORKERS,workers)
attack: OPTIONS = $(call option,COUNT,count) $(call option,MINUTES,minutes) $(call option,SEED,seed) $(call option,YEAR,year)
access: OPTIONS += $(call option,OFFICE,office) $(call option,ROLE,role) $(call option,REVOKE,revoke)

# Who writes INBOX=… before make rather than behind it would get the example season: say so.
unheard = $(if $(filter environment,$(firstword $(origin $(1)))),$(if $(value $(1)),$(1)))
UNHEARD := $(strip $(foreach name,INBOX OUT TODAY YEAR FILE DOC CITY ROUND ENTRY VOID WINNERS BEFORE CONFIRM WHO, \
	$(call unheard,$(name))))
UNHEARD_SAID := $(if $(UNHEARD),echo '环境变量 $(UNHEARD) 没有采用：要用的请写在 make 后面，如 make report YEAR=2014' >&2;)

.PHONY: help $(SCRIPTS) example attack bench test lint format system lock run-ready dev-ready bench-ready

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
config: ## 核对当年配置，打印年度设置核对单，例如 make config YEAR=2015
newyear: ## 开新年度，例如 make newyear YEAR=2015 WINNERS=入选名单.csv
purge: ## 清除往年的个人信息，例如 make purge BEFORE=2014-12-31（只列出；加 CONFIRM=1 才清除）
move: ## 把存档和发文登记搬进 STORE_URL 所指的 PostgreSQL 数据库
serve: ## 启动网页，各市在网页上取表、报送、看结果，例如 make serve PORT=8000
access: ## 网页访问码，例如 make access CITY=佛山市，或 OFFICE=姓名 ROLE=只读；加 REVOKE=1 停用；都不写则列出
handbook: ## 按 templates/findings.toml 更新核验意见手册

# An answer of 1 says that the file has findings: that is what was asked for, and no failure for make to speak of.
check: answered = || [ $$? -eq 1 ]

$(SCRIPTS): run-ready
	@$(UNHEARD_SAID) $(PYTHON) -m scripts.$@ $(OPTIONS) $(answered)

example: dev-ready ## 重新生成示例数据（开发用）
	@$(PYTHON) -m scripts.$@ $(OPTIONS)

attack: run-ready ## 随机攻击：用恶意报表试核验、出结果和网页，例如 make attack COUNT=100 MINUTES=60 SEED=7（开发用）
	@$(PYTHON) -m scripts.$@ $(OPTIONS)

bench: bench-ready ## 测量处理速度（开发用）
	@.venv-bench/bin/python -m scripts.$@ $(OPTIONS)

test: lint system ## 运行全部测试（开发用）
	@$(PYTHON) -m pytest -n 2 --durations 10 $(call given,SHUFFLE,shuffle)

lint: dev-ready ## 检查代码格式、写法和类型（开发用）
	@$(PYTHON) -m ruff format --check $(CODE)
	@$(PYTHON) -m ruff check --quiet $(CODE)
	@$(PYTHON) -m mypy --no-error-summary

format: dev-ready ## 整理代码格式（开发用）
	@$(PYTHON) -m ruff format --quiet $(CODE)
	@$(PYTHON) -m ruff check --quiet --fix $(CODE)

system: dev-ready ## 准备测试用的 LibreOffice、字体、PostgreSQL 和 Chromium（开发用）
	@PYTHON=$(PYTHON) bash scripts/system.sh

# uv stands outside the locks it writes: install it by itself (pipx install uv). Each lock is held to the one before.
COMPILE := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate pyproject.toml

lock: ## 按 pyproject.toml 更新依赖清单，须先安装 uv（开发用）
	$(COMPILE) -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) --group dev --group bench -c requirements-dev.lock -o requirements-bench.lock

# Asked before every command; makes .venv or .venv-bench where there is none, or its Python or its lock has changed.
run-ready dev-ready bench-ready:
	@GOALS='make $(MAKECMDGOALS)' sh scripts/environment.sh $(@:-ready=) $(if $(call given,VERBOSE),$${VERBOSE:+--verbose})
