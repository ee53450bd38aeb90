package org.tertulia.testing.container;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** What {@code @PersistenceContext} means: one persistence context for each transaction; outside, one for each call. */
final class TransactionScopedEntityManager {

    private final EntityManagerFactory factory;
    private final TransactionSynchronizationRegistry registry;

    TransactionScopedEntityManager(EntityManagerFactory factory, TransactionSynchronizationRegistry registry) {
        this.factory = factory;
        this.registry = registry;
    }

    EntityManager proxy() {
        return (EntityManager) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(current(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private EntityManager current() {
        if (registry.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            return factory.createEntityManager();
        }
        EntityManager known = (EntityManager) registry.getResource(this);
        if (known != null) {
            return known;
        }
        EntityManager fresh = factory.createEntityManager();
        registry.putResource(this, fresh);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // the provider writes by a synchronization of its own
            }

            @Override
            public void afterCompletion(int status) {
                fresh.close();
            }
        });
        return fresh;
    }
}
