# Tertulia in a container: docs/operate.md says how to run it.
FROM debian:bookworm-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates maven openjdk-17-jdk-headless \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/tertulia
COPY pom.xml ./
COPY bin ./bin
COPY src/main ./src/main
RUN ["bash", "-c", ". bin/lib.sh && build_if_changed"]

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates openjdk-17-jre-headless \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 tertulia \
    && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin tertulia \
    && install --directory --owner=tertulia --group=tertulia --mode=0750 /data
WORKDIR /opt/tertulia
COPY bin ./bin
COPY server-config ./server-config
COPY --from=build /opt/tertulia/target/tertulia.war ./target/tertulia.war
COPY --from=build /opt/tertulia/target/server/payara-micro.jar ./target/server/payara-micro.jar
# The archive of parsed classes, with which a node starts in half the time, fits only the Java that made it: so here, not above.
RUN ["bash", "-c", ". bin/lib.sh && train_server"]
USER 10001:10001
ENV TERTULIA_DATA=/data LANG=C.UTF-8
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bin/ready"]
# Hands SIGTERM on to the server and waits for its end.
ENTRYPOINT ["bin/run"]
