# claimcheck on the ledger of the folder that is mounted at /ledger, as the user who owns it:
#   docker build -t claimcheck .
#   docker run --rm -it --user "$(id -u):$(id -g)" -v "$PWD:/ledger" claimcheck list
ARG PYTHON=3.13

# Python compiles nothing here: each dependency comes as a wheel for slim's glibc.
FROM python:${PYTHON}-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY data data
# The versions that it may have are in pyproject.toml.
# hadolint ignore=DL3013
RUN python -m venv --without-pip /opt/claimcheck \
    && pip --python /opt/claimcheck/bin/python install --no-cache-dir '.[pdf,serve,web]'

# The environment alone: its interpreter is a link to /usr/local/bin/python, which is here too.
FROM python:${PYTHON}-slim
LABEL org.opencontainers.image.title="claimcheck" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /opt/claimcheck /opt/claimcheck
# Whoever runs it may be a user without a home, who needs one for the record that `undo` reads.
ENV PATH=/opt/claimcheck/bin:$PATH \
    HOME=/home/desk \
    PYTHONUTF8=1
RUN useradd --uid 1000 --home-dir /home/desk --create-home desk \
    && chmod 1777 /home/desk \
    && install --directory --owner=desk --group=desk /ledger
USER 1000:1000
WORKDIR /ledger
VOLUME /ledger
ENTRYPOINT ["claimcheck"]
