# Two commands: `make lab` opens the first lesson, `make test` checks everything.
PYTHON ?= python3
ARGS ?=
# How many tests run side by side.
JOBS ?= 2
BIN := .venv/bin
SETTINGS := .venv/share/jupyter/lab/settings
# JupyterLab asks nobody for news or updates: the kit works without a network.
OFFLINE := {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false}}
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Another environment that is active would be taken for the one in use.
unexport VIRTUAL_ENV

.PHONY: lab test lint types unit notebooks browser refresh lock bench

# The kit command is there in JupyterLab's terminals. Prints the address; further settings of JupyterLab go into ARGS, as in ARGS="--no-browser".
lab: .venv/ready
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) \
	    --LabApp.default_url=/lab/tree/notebooks/student_01_mosul.ipynb $(ARGS)

test: lint types unit notebooks browser

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready
	$(BIN)/mypy

unit: .venv/ready
	$(BIN)/python -m pytest -q -n $(JOBS) --doctest-modules kit tests --ignore=tests/browser

notebooks: .venv/ready
	LANGUAGE=en $(BIN)/python -m pytest -q --nbval notebooks

browser: .venv/ready
	$(BIN)/python -m tests.tools.browser
	$(BIN)/python -m pytest -q -n $(JOBS) tests/browser

# After a change that shows in a notebook: made-up class first, because the notebooks read it.
refresh: .venv/ready
	$(BIN)/python -m tests.tools.made_up_class
	$(BIN)/python -m tests.tools.refresh

# Figures, not gates: nothing here passes or fails.
bench: .venv/ready
	$(BIN)/python -m tests.bench.speed
	$(BIN)/python -m tests.bench.answers
	$(BIN)/python -m tests.bench.banks
	$(BIN)/python -m tests.bench.screen --runs 3 --sizes 10,100,1000

# The one list of exact versions, with hashes, for every system and Python that the kit supports.
lock: .venv/ready
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --all-extras --python-version 3.11 pyproject.toml -o requirements.txt

.venv/packages: requirements.txt
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.txt
	mkdir -p $(SETTINGS)
	printf '%s\n' '$(OFFLINE)' > $(SETTINGS)/overrides.json
	touch $@

# Again after a change of the views, whose code Jupyter's server has from the installed kit.
.venv/ready: .venv/packages pyproject.toml hatch_build.py \
    $(addprefix kit/widgets/,packed.py words.py languages.py) $(wildcard kit/widgets/view/* kit/widgets/locale/*)
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@
