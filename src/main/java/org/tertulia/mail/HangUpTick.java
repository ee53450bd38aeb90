package org.tertulia.mail;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** No mail server is kept on the line for nothing. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class HangUpTick {

    @Inject
    Mailer mailer;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "idle mail connections")
    public void everyFiveSeconds() {
        mailer.hangUpIdle();
    }
}
