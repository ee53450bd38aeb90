package org.tertulia.realtime;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.reflect.Field;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives Payara's sockets a scheduler of their own (decision 90). They set an idle timer anew at each frame, in and out, even where none is
 * wished, by the server's managed scheduler, and that one searches all jars of the server for context providers each time, under one
 * lock. Nothing can be set about it; so the field in which the container keeps the scheduler is written here, once, at the start. On a
 * server that has no such field nothing happens, and everything works as it comes.
 */
@WebListener
public class SocketTimers implements ServletContextListener {

    private static final Logger LOG = Logger.getLogger(SocketTimers.class.getName());
    private static final String CONTAINER = "jakarta.websocket.server.ServerContainer";
    private static final String SCHEDULER = "managedScheduledExecutorService";

    private final Scheduler scheduler = new Scheduler();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Object container = event.getServletContext().getAttribute(CONTAINER);
        for (Class<?> type = container == null ? null : container.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(SCHEDULER);
                field.setAccessible(true);
                field.set(container, scheduler);
                return;
            } catch (NoSuchFieldException e) {
                LOG.log(Level.FINEST, "Not in " + type + ".", e);
            } catch (IllegalAccessException | RuntimeException e) {
                LOG.log(Level.INFO, "The sockets keep the server's own scheduler, which slows them.", e);
                return;
            }
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        scheduler.shutdownNow();
    }

    /** Forgets at once what is due at once: such a timer of the container does nothing. {@link Line} looks for silence itself. */
    static final class Scheduler extends ScheduledThreadPoolExecutor {

        private static final ScheduledFuture<?> DONE = new Done();

        Scheduler() {
            super(1, task -> {
                Thread thread = new Thread(task, "socket timers");
                thread.setDaemon(true);
                return thread;
            });
            setRemoveOnCancelPolicy(true);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            return delay <= 0 ? DONE : super.schedule(command, delay, unit);
        }
    }

    private static final class Done extends FutureTask<Void> implements RunnableScheduledFuture<Void> {

        Done() {
            super(() -> null);
            run();
        }

        @Override
        public boolean isPeriodic() {
            return false;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(0, other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
