package org.tertulia.realtime;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Looks every few seconds for lines on which nothing is heard any more. */
@Singleton
@Startup
public class SilenceTick {

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false, info = "silent lines")
    public void look() {
        Line.closeSilent();
    }
}
