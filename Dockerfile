# The same steps as `make run`: the environment from the hashed lock, then the catalogues.

FROM python:3.13-slim AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# First what changes least: the environment is made anew only when the lock file is.
COPY Makefile pyproject.toml requirements.txt ./
RUN make install PYTHON=/usr/local/bin/python3.13
COPY . .
RUN make catalogues

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin yuqiao \
    && install --directory --owner=yuqiao --group=yuqiao --mode=0700 /data /data/rasa
WORKDIR /app
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data \
    HOST=0.0.0.0
USER yuqiao
VOLUME /data
EXPOSE 8000 8001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
# Alone it is the whole desk; docker-compose.yml names one role a container.
ENTRYPOINT ["python", "main.py"]
CMD ["run"]
