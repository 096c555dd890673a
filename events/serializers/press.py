"""Articles, outlets, feeds and how much of each was read."""

from typing import Any

from rest_framework import serializers

from events.models import Article, Feed, Outlet
from events.queries.listed import text_of


class ArticleSerializer(serializers.ModelSerializer[Article]):
    """One published text by title, outlet, day and link; `cluster` is shared by articles with one text."""

    url = serializers.CharField(source="source.url")
    outlet = serializers.SlugField(source="outlet.slug", allow_null=True, default=None)
    origin = serializers.SlugField(source="source.origin.slug", allow_null=True, default=None)
    claims = serializers.IntegerField(source="claim_count", read_only=True)

    class Meta:
        model = Article
        fields: tuple[str, ...] = (
            "id",
            "title",
            "url",
            "outlet",
            "origin",
            "published",
            "published_inferred",
            "language",
            "cluster",
            "claims",
        )


class ArticleDetailSerializer(ArticleSerializer):
    """`text` is null where the licence does not let it be shown: then read it at its own address."""

    text = serializers.SerializerMethodField()

    class Meta(ArticleSerializer.Meta):
        fields = (*ArticleSerializer.Meta.fields, "text")

    def get_text(self, article: Article) -> str | None:
        return text_of(article)


class OutletSerializer(serializers.ModelSerializer[Outlet]):
    """A publisher; ownership in the same words for all sides, with what that rests on."""

    origin = serializers.SlugField(source="origin.slug", allow_null=True, default=None)
    articles = serializers.IntegerField(source="article_count", read_only=True)

    class Meta:
        model = Outlet
        fields = (
            "slug",
            "name",
            "language",
            "country",
            "ownership",
            "ownership_basis",
            "origin",
            "home",
            "licence",
            "text_public",
            "articles",
        )


class FeedSerializer(serializers.ModelSerializer[Feed]):
    outlet = serializers.SlugField(source="outlet.slug")

    class Meta:
        model = Feed
        fields = ("slug", "outlet", "url", "active", "verified", "last_success_at", "failures")


class CoverageSerializer(serializers.Serializer[Any]):
    """Articles read of one week, outlet and language; weeks begin on Monday."""

    week = serializers.DateField()
    outlet = serializers.SlugField(source="outlet__slug", allow_null=True)
    language = serializers.CharField()
    articles = serializers.IntegerField()
