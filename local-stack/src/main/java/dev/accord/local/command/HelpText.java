package dev.accord.local.command;

import dev.accord.local.platform.Ports;

/** What {@code ./accord help} prints. */
final class HelpText {
    static final String ALL = """
            Accord: what a privacy policy promises its users, carried out and proved.

              ./accord up        start the platform on this machine and stay until Ctrl-C
                  --detach           return when all is healthy; ./accord down ends it
                  --port-base N      take ports N to N+16 (%d)
                  --fresh            forget the data of an earlier start
                  --region NAME      the region whose cell this is (eu)
                  --mongo URI        use this replica set      (also: ACCORD_MONGODB_URI)
                  --keycloak URL     use this Keycloak
                  --smtp HOST:PORT   use this mail server
                  --store-nodes 3    a store of three nodes, of which one may fail (1)
                  --replicas N       how many of every service, 1 or 2 (1)
                  --redis URI        use this Redis            (also: ACCORD_REDIS_URI)
                  --without NAME,…   leave these services out, to run them from an IDE
              ./accord demo      play the story on the running platform; ./accord demo --help
              ./accord status    what runs, where, since when it was last started again  [--json]
              ./accord logs PART print the end of a part's log  [-f to follow, --json as it is]
              ./accord stop PART, start PART, restart PART
                                 one part only, with its data kept
              ./accord restart --rolling
                                 with two of every service: each instance after the other
              ./accord down      end the platform; its data stays

              ./accord test      the whole test suite
              ./accord trial NAME
                                 play a safety trial on a platform of its own; ./accord trial --help
              ./accord help      this

            status, logs, stop, start, restart and down take --port-base N too.
            Data, keys and logs are in .accord/PORT-BASE below the checkout.
            """.formatted(Ports.USUAL_BASE);

    private HelpText() {}
}
