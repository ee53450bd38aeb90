package org.tertulia.setup;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tertulia.platform.SigningKey;

/** At the first start of an installation: somebody who can sign in, an inbox, and a chat that works at once. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstStart {

    private static final Logger LOG = Logger.getLogger(FirstStart.class.getName());

    @Inject
    Furnishing furnishing;

    @Inject
    SigningKey signingKey;

    @PostConstruct
    void run() {
        signingKey.make();
        try {
            furnishing.furnishIfEmpty();
        } catch (RuntimeException anotherNodeWasFaster) {
            if (furnishing.isEmpty()) {
                throw anotherNodeWasFaster;
            }
            LOG.log(Level.INFO, "Another node has made the first start.");
        }
    }
}
