package dev.accord.local.intruder;

import dev.accord.local.demo.Officer;
import dev.accord.local.keycloak.RealmFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Those who work for the platform: an officer of each role, and every service with a token for every other. */
final class Insiders {
    private static final String SERVICE = "-service";
    private static final String GATEWAY = "gateway";

    private Insiders() {}

    static List<Intruder> of(Ground ground) {
        ServiceTokens tokens = new ServiceTokens(ground.options().platform().issuer(), ground.secrets());
        Stream<Intruder> services = Documents.SERVICES.stream().flatMap(service -> callersOf(service, tokens));
        Stream<Intruder> elsewhere = Stream.of(new Intruder(
                "token for another audience", Set.of(), "", tokens.of("sharing-service", GATEWAY), Map.of()));
        return Stream.of(officers(ground), services, elsewhere)
                .flatMap(some -> some)
                .toList();
    }

    private static Stream<Intruder> officers(Ground ground) {
        return RealmFile.people().stream()
                .filter(person -> !person.role().equals("user"))
                .map(person -> {
                    Officer officer = new Officer(
                            ground.gateway(), ground.options().platform(), person.name(), person.password());
                    officer.logsIn();
                    return new Intruder(person.role(), Set.of(person.role()), "", officer.session(), Map.of());
                });
    }

    private static Stream<Intruder> callersOf(String service, ServiceTokens tokens) {
        String inside = service + SERVICE;
        return Stream.concat(Documents.SERVICES.stream().map(name -> name + SERVICE), Stream.of(GATEWAY))
                .filter(caller -> !caller.equals(inside))
                .map(caller -> new Intruder(
                        caller + " at " + inside,
                        Set.of("service", "service:" + caller),
                        service,
                        tokens.of(caller, inside),
                        Map.of()));
    }
}
