# The files for the browser and the packages are made in one image and used in another, which holds no tools.
FROM python:3.12-slim AS build
WORKDIR /app
COPY requirements.txt requirements-demo.txt ./
RUN python -m venv /opt/run && /opt/run/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
RUN python -m venv /opt/build && /opt/build/bin/pip install --no-cache-dir --require-hashes -r requirements-demo.txt
COPY . .
RUN PATH=/opt/build/bin:$PATH script/assets \
    && /opt/run/bin/python manage.py collectstatic --no-input \
    && rm -rf static/vendor requirements-demo.txt

FROM python:3.12-slim
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin talks
ENV PATH=/opt/run/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 TALKS_VAR=/var/lib/talks
WORKDIR /app
COPY --from=build /opt/run /opt/run
COPY --from=build /app /app
USER 10001:10001
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--no-ws", "--workers", "2", "--blocking-threads", "4", "config.wsgi:application"]
