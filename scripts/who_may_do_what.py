"""Write docs/who-may-do-what.md from the routes: `python -m scripts.who_may_do_what`."""

from pathlib import Path

from asset_map.settings import Settings
from asset_map.web import create_app
from asset_map.web.who_may import document

PAGE = Path(__file__).parent.parent / "docs" / "who-may-do-what.md"

if __name__ == "__main__":
    PAGE.write_text(document(create_app(Settings(home=Path("/nowhere")))), encoding="utf-8")
