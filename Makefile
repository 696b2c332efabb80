# Two commands: `make lab` opens the first lesson, `make test` checks everything.
PYTHON ?= python3
ARGS ?=
BIN := .venv/bin
SETTINGS := .venv/share/jupyter/lab/settings
# JupyterLab asks nobody for news or updates: the kit works without a network.
OFFLINE := {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false}}

.PHONY: lab test lint types unit notebooks browser refresh lock bench clean

lab: .venv/ready
	$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) $(ARGS) notebooks/student_01_mosul.ipynb

test: lint types unit notebooks browser

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	mkdir -p $(SETTINGS)
	printf '%s\n' '$(OFFLINE)' > $(SETTINGS)/overrides.json
	touch $@

# The one list of exact versions, with hashes, for every system and Python that the kit supports.
lock: .venv/ready
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --all-extras --python-version 3.11 pyproject.toml -o requirements.txt
