package org.tertulia.platform;

import org.hibernate.FetchMode;
import org.hibernate.LockMode;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * On WildFly, has Hibernate keep what the rooms rely on and EclipseLink does by itself (docs/decisions/0082-hibernate.md): a row that is
 * locked is read again, also when it was read before in the same transaction; an update writes the columns that were changed and
 * leaves those of others alone; a lock is taken by the query that reads. Found by {@code META-INF/services}; Payara never loads it.
 */
public class HibernateHabits implements Integrator, LoadEventListener {

    private static final long serialVersionUID = 1;

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        metadata.getEntityBindings().forEach(HibernateHabits::writeWhatWasChanged);
        // a row that is read with others by an outer join, Hibernate would lock by a second query, when it has been read
        metadata.getCollectionBindings().forEach(HibernateHabits::readBesides);
        factory.getServiceRegistry().requireService(EventListenerRegistry.class).prependListeners(EventType.LOAD, this);
        Held.queriesKeepWhatIsKnown();
    }

    private static void writeWhatWasChanged(PersistentClass entity) {
        entity.setDynamicUpdate(true);
    }

    private static void readBesides(Collection rows) {
        rows.setFetchMode(FetchMode.SELECT);
    }

    @Override
    public void onLoad(LoadEvent event, LoadType type) {
        if (!event.getLockMode().greaterThan(LockMode.READ)) {
            return;
        }
        EventSource session = event.getSession();
        PersistenceContext known = session.getPersistenceContextInternal();
        EntityPersister persister = session.getFactory().getMappingMetamodel().getEntityDescriptor(event.getEntityClassName());
        Object entity = known.getEntity(session.generateEntityKey(event.getEntityId(), persister));
        EntityEntry entry = entity == null ? null : known.getEntry(entity);
        if (entry != null && !entry.getStatus().isDeletedOrGone() && entry.isExistsInDatabase() && entry.getLockMode().lessThan(event.getLockMode())) {
            session.flush();  // reading again would undo a change that is not written yet
            session.refresh(entity, event.getLockOptions());
        }
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
        // all that was done ends with the factory
    }
}
