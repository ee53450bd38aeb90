package org.tertulia.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of the server's making for work that nobody waits for. Not its executor: on Payara each of that one's tasks begins with a
 * search through all jars for the caller's context (decision 95). Whoever gives it work sees to it that there is not too much at once.
 */
@ApplicationScoped
public class Crew implements Executor {

    private static final int THREADS = 64;

    @Resource
    ManagedThreadFactory factory;

    private ThreadPoolExecutor threads;

    @PostConstruct
    void open() {
        threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), factory);
        threads.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }
}
