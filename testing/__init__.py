"""What the author of a plugin needs to prove it: contract suites to subclass, results to try, and the server's own way of loading.

Needs pytest and hypothesis; the server itself never imports it. The suites assert in our modules, so pytest is told to explain their assertions.
"""

import pytest

pytest.register_assert_rewrite(
    "aifordb.testing.connector_contract", "aifordb.testing.generator_contract", "aifordb.testing.widget_contract"
)

# After the lines above, or the assertions would not be rewritten.
from .connector_contract import ConnectorContract  # noqa: E402
from .generator_contract import GeneratorContract  # noqa: E402
from .plugin import load_plugin  # noqa: E402
from .results import RESULTS, result  # noqa: E402
from .widget_contract import WidgetContract  # noqa: E402

__all__ = ["RESULTS", "ConnectorContract", "GeneratorContract", "WidgetContract", "load_plugin", "result"]
