"""Keep the words of each listing's name, so that it is found however it is spelt."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# Words as they stand, without the likes of "the" and "of": names are not stemmed.
WORDS_AS_THEY_STAND = """
CREATE TEXT SEARCH DICTIONARY name_words (TEMPLATE = pg_catalog.simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION names (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION names ALTER MAPPING FOR asciiword, word, numword, asciihword,
  hword, numhword, hword_asciipart, hword_part, hword_numpart WITH name_words;
"""


def upgrade() -> None:
    op.execute(WORDS_AS_THEY_STAND)
    op.create_table(
        "name_text",
        sa.Column("listing", sa.Uuid(), nullable=False),
        sa.Column("words", TSVECTOR(), nullable=False),
        sa.Column(
            "last_modified", sa.DateTime(timezone=True), nullable=False, comment="the listing's"
        ),
        sa.PrimaryKeyConstraint("listing", name=op.f("pk_name_text")),
        comment="The words of names, organisations and venues, filled in after an import",
    )
    op.create_index("ix_name_text_words", "name_text", ["words"], postgresql_using="gin")
    op.create_table(
        "name_word",
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_name_word")),
        comment="Every word that any name holds, once",
    )


def downgrade() -> None:
    op.drop_table("name_word")
    op.drop_table("name_text")
    op.execute("DROP TEXT SEARCH CONFIGURATION names; DROP TEXT SEARCH DICTIONARY name_words")
