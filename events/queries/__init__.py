"""Questions that pages, figures and the API ask of the press. Every one takes the day as of which it is answered."""
