"""Tracks, venues, actors, people, zones, documents, commitments, topics, sources."""

from talks.api import filters
from talks.api.views import RecordView
from talks.models import Actor, Commitment, Document, GuarantorState, Person, Source, Topic, Track, Venue, Zone
from talks.queries import visible
from talks.serializers import nouns as shapes


class TrackView(RecordView):
    """Formats of talks, each with the number of its rounds."""

    queryset = Track.objects.none()
    shows = visible.tracks
    serializer_class = shapes.TrackSerializer
    filterset_class = filters.NameFilters
    former_kind = "track"
    lookup_field = "slug"
    ordering = ("position", "slug")
    orderings = {"position": "position", "slug": "slug"}


class VenueView(RecordView):
    """Buildings and cities where rounds sat, with their names over time."""

    queryset = Venue.objects.none()
    shows = visible.venues
    serializer_class = shapes.VenueSerializer
    filterset_class = filters.VenueFilters
    former_kind = "venue"
    lookup_field = "slug"
    ordering = ("slug",)
    orderings = {"slug": "slug", "city": "city", "rounds": "round_count"}


class ActorView(RecordView):
    """States, bodies, armed groups, ministries and monitors that act or speak."""

    queryset = Actor.objects.none()
    shows = visible.actors_counted
    serializer_class = shapes.ActorSerializer
    details = shapes.ActorDetailSerializer
    filterset_class = filters.ActorFilters
    former_kind = "actor"
    lookup_field = "slug"
    ordering = ("slug",)
    orderings = {"slug": "slug", "kind": "kind", "seats": "seat_count", "statements": "statement_count"}


class GuarantorView(RecordView):
    """Actors with a guarantor's seat in any round, with the rounds they sat in."""

    queryset = GuarantorState.objects.none()
    shows = visible.guarantors
    serializer_class = shapes.GuarantorSerializer
    filterset_class = filters.NameFilters
    former_kind = "actor"
    lookup_field = "slug"
    ordering = ("slug",)
    orderings = {"slug": "slug"}


class PersonView(RecordView):
    """People who act in public office or as announced delegates; nobody else."""

    queryset = Person.objects.none()
    shows = visible.people_counted
    serializer_class = shapes.PersonSerializer
    filterset_class = filters.PersonFilters
    former_kind = "person"
    lookup_field = "slug"
    ordering = ("slug",)
    orderings = {"slug": "slug", "seats": "seat_count", "statements": "statement_count"}


class ZoneView(RecordView):
    """De-escalation zones with what was known of them on paper and on the ground."""

    queryset = Zone.objects.none()
    shows = visible.zones
    serializer_class = shapes.ZoneSerializer
    filterset_class = filters.NameFilters
    former_kind = "zone"
    lookup_field = "slug"
    ordering = ("number",)
    orderings = {"number": "number", "slug": "slug"}


class DocumentView(RecordView):
    """Texts that talks produced or rest on."""

    queryset = Document.objects.none()
    shows = visible.documents
    serializer_class = shapes.DocumentSerializer
    filterset_class = filters.DocumentFilters
    former_kind = "document"
    lookup_field = "slug"
    ordering = ("dated", "slug")
    orderings = {"dated": "dated", "slug": "slug", "kind": "kind"}


class CommitmentView(RecordView):
    """Obligations in documents. `no-public-evidence` says that nothing public is known, not that it failed."""

    queryset = Commitment.objects.none()
    shows = visible.commitments
    serializer_class = shapes.CommitmentSerializer
    filterset_class = filters.CommitmentFilters
    ordering = ("document__dated", "document__slug", "n")
    orderings = {"due": "due", "document": "document__slug"}


class TopicView(RecordView):
    """What rounds have on their agendas."""

    queryset = Topic.objects.none()
    shows = visible.topics
    serializer_class = shapes.TopicSerializer
    filterset_class = filters.NameFilters
    former_kind = "topic"
    lookup_field = "slug"
    ordering = ("position", "slug")
    orderings = {"position": "position", "slug": "slug", "rounds": "round_count"}


class SourceView(RecordView):
    """Published things that carry statements, with the origin each goes back to."""

    queryset = Source.objects.none()
    shows = visible.sources
    serializer_class = shapes.SourceSerializer
    filterset_class = filters.SourceFilters
    ordering = ("published", "url_key")
    orderings = {"published": "published", "publisher": "publisher", "statements": "statement_count"}
