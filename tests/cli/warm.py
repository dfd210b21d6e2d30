"""What commands load, loaded once for all of them: importing this is the loading."""

from importlib import import_module

from asset_map.interests.listen import warm

for room in (
    *("cli.check", "cli.db", "cli.evaluate", "cli.gaps", "cli.import_", "cli.match", "cli.tend"),
    *("evaluation.compare", "evaluation.ours", "evaluation.table"),
    *("gaps.exports", "gaps.question", "gaps.reply", "intake.import_listings", "intake.sample"),
    *("match.find", "store.connection", "web.asks", "web.hearing"),
):
    import_module(f"asset_map.{room}")
warm()
