package org.tertulia.testing.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import javax.sql.DataSource;
import org.jboss.weld.injection.spi.JpaInjectionServices;
import org.jboss.weld.injection.spi.ResourceInjectionServices;
import org.jboss.weld.injection.spi.ResourceReferenceFactory;
import org.jboss.weld.injection.spi.helpers.SimpleResourceReference;
import org.jboss.weld.transaction.spi.TransactionServices;

/** What a server tells Weld: what to inject for JPA and {@code @Resource}, and when a transaction has ended. */
final class ServerParts implements JpaInjectionServices, ResourceInjectionServices, TransactionServices {

    private final EntityManager entityManager;
    private final EntityManagerFactory factory;
    private final DataSource dataSource;
    private final TransactionManager transactions;
    private final TransactionSynchronizationRegistry registry;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "managed");
        thread.setDaemon(true);
        return thread;
    });

    ServerParts(EntityManager entityManager, EntityManagerFactory factory, DataSource dataSource,
            TransactionManager transactions, TransactionSynchronizationRegistry registry) {
        this.entityManager = entityManager;
        this.factory = factory;
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.registry = registry;
    }

    @Override
    public ResourceReferenceFactory<EntityManager> registerPersistenceContextInjectionPoint(InjectionPoint point) {
        return () -> new SimpleResourceReference<>(entityManager);
    }

    @Override
    public ResourceReferenceFactory<EntityManagerFactory> registerPersistenceUnitInjectionPoint(InjectionPoint point) {
        return () -> new SimpleResourceReference<>(factory);
    }

    @Override
    public ResourceReferenceFactory<Object> registerResourceInjectionPoint(InjectionPoint point) {
        Object resource = resource(point);
        return () -> new SimpleResourceReference<>(resource);
    }

    @Override
    public ResourceReferenceFactory<Object> registerResourceInjectionPoint(String jndiName, String mappedName) {
        return () -> new SimpleResourceReference<>(dataSource);
    }

    private Object resource(InjectionPoint point) {
        Class<?> type = (Class<?>) point.getType();
        if (type == DataSource.class) {
            return dataSource;
        }
        if (type == ManagedExecutorService.class) {
            return executor();
        }
        if (type == ManagedThreadFactory.class) {
            return new Daemons();
        }
        if (type == UserTransaction.class) {
            return getUserTransaction();
        }
        if (type == TransactionSynchronizationRegistry.class) {
            return registry;
        }
        throw new IllegalStateException("The tests' container has no " + point.getAnnotated().getAnnotation(Resource.class)
                + " of the type " + type.getName());
    }

    /** Threads that end with the JVM. */
    private static final class Daemons implements ManagedThreadFactory {

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            return ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        }
    }

    private ManagedExecutorService executor() {
        return (ManagedExecutorService) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(threads, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void registerSynchronization(Synchronization synchronization) {
        try {
            transactions.getTransaction().registerSynchronization(synchronization);
        } catch (RollbackException | SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isTransactionActive() {
        try {
            int status = transactions.getStatus();
            return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public UserTransaction getUserTransaction() {
        return com.arjuna.ats.jta.UserTransaction.userTransaction();
    }

    @Override
    public void cleanup() {
        // these parts serve the containers of all test classes; the threads are daemons and end with the JVM
    }
}
