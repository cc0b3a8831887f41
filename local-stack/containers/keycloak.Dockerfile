# Keycloak with its options for good built in, so that it starts fast and from a file system it cannot write to.
# The version is the one the whole project is tested with: keycloak.version in the root pom.xml.
FROM quay.io/keycloak/keycloak:26.7.3 AS built
RUN /opt/keycloak/bin/kc.sh build --db=postgres --health-enabled=true

FROM quay.io/keycloak/keycloak:26.7.3
COPY --from=built /opt/keycloak/lib/ /opt/keycloak/lib/
COPY --chmod=755 local-stack/containers/keycloak-start /opt/keycloak/bin/keycloak-start
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=4s --start-period=480s --retries=6 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/9000 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r -t 3 line <&3 && [[ $line == *' 200'* ]]"]
ENTRYPOINT ["/opt/keycloak/bin/keycloak-start"]
