package org.tertulia.realtime;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import org.tertulia.platform.Database;
import org.tertulia.platform.Settings;

/** Opens the bus between the nodes, where there can be several: an embedded database has one. */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NeighboursAtStart {

    @Resource
    ManagedThreadFactory threads;
    @Inject
    Neighbours neighbours;

    @PostConstruct
    void open() {
        if (new Settings().databaseUrl().startsWith("jdbc:postgresql:")) {
            neighbours.open(new Database(), work -> threads.newThread(work).start());
        }
    }

    @PreDestroy
    void close() {
        neighbours.close();
    }
}
