package org.tertulia.mail;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.tertulia.platform.Settings;

/** A mail server that cannot be meant is told at the start, and not when the first letter is due. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class SmtpUrlAtStart {

    @PostConstruct
    void check() {
        new Settings().smtpUrl().ifPresent(SmtpUrl::of);
    }
}
