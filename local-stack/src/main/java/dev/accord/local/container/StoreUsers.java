package dev.accord.local.container;

import com.mongodb.ServerAddress;
import dev.accord.local.mongo.ServiceUsers;
import dev.accord.local.platform.Secrets;
import java.nio.file.Path;

/** {@code StoreUsers KEPT HOST:PORT}: makes the store a replica set and gives each service its user there. */
final class StoreUsers {
    private StoreUsers() {}

    public static void main(String... arguments) {
        Installation installation = Installation.keptIn(Path.of(arguments[0]));
        Secrets secrets = installation.secrets();
        new ServiceUsers(new ServerAddress(arguments[1]), secrets.of(Installation.STORE_ROOT))
                .make(installation::storePassword);
        System.out.println("Each service has its user in the store.");
    }
}
