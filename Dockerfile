# Tertulia in a container: docker build -t tertulia . && docker run -p 8080:8080 -v tertulia:/data tertulia
FROM debian:bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates maven openjdk-17-jdk-headless
WORKDIR /opt/tertulia
COPY pom.xml ./
COPY src ./src
COPY bin ./bin
COPY server-config ./server-config
RUN bash -c '. bin/lib.sh && build_if_changed && train_server'

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends openjdk-17-jre-headless \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /data --create-home tertulia
WORKDIR /opt/tertulia
COPY --from=build /opt/tertulia/bin ./bin
COPY --from=build /opt/tertulia/server-config ./server-config
COPY --from=build /opt/tertulia/target/tertulia.war ./target/tertulia.war
COPY --from=build /opt/tertulia/target/server ./target/server
USER tertulia
ENV TERTULIA_DATA=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${TERTULIA_PORT:-8080} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200'* ]]"]
CMD ["bin/run"]
