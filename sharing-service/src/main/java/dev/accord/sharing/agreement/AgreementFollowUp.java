package dev.accord.sharing.agreement;

import com.mongodb.client.ClientSession;

/** What else must be written with a change of an agreement, in its own transaction. */
public interface AgreementFollowUp {

    /** Called once per change, with the agreement as it is then. */
    void changed(ClientSession session, Agreement agreement, String what);
}
