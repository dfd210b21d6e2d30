# A second way to run the asset map, for those who already use containers. Untested: `scripts/demo` is the tried one.
FROM node:22-slim AS frontend
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY frontend frontend
RUN node frontend/build.mjs

FROM python:3.13-slim
RUN apt-get update && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY requirements-serve.lock ./
RUN pip install --no-cache-dir --require-hashes --no-deps -r requirements-serve.lock
COPY . .
COPY --from=frontend /build/asset_map/web/static/vendor asset_map/web/static/vendor
RUN python -m whitenoise.compress -q asset_map/web/static/vendor \
    && pip install --no-cache-dir --no-deps . \
    && useradd --create-home asset-map \
    && install -d -o asset-map /home/asset-map/.local/share
USER asset-map
WORKDIR /home/asset-map
EXPOSE 8000
CMD ["sh", "-c", "asset-map db init && exec asset-map serve --host 0.0.0.0 --port 8000 --workers 2"]
