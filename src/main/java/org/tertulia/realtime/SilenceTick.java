package org.tertulia.realtime;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Looks every few seconds for lines on which nothing is heard any more, and for what could not be written about visitors. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SilenceTick {

    @Inject
    VisitorLines visitors;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false, info = "silent lines")
    public void look() {
        Line.closeSilent();
        visitors.write();
    }
}
