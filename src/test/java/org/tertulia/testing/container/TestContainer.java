package org.tertulia.testing.container;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.jta.cdi.TransactionExtension;
import com.arjuna.ats.jta.cdi.transactional.TransactionalInterceptorMandatory;
import com.arjuna.ats.jta.cdi.transactional.TransactionalInterceptorNever;
import com.arjuna.ats.jta.cdi.transactional.TransactionalInterceptorNotSupported;
import com.arjuna.ats.jta.cdi.transactional.TransactionalInterceptorRequired;
import com.arjuna.ats.jta.cdi.transactional.TransactionalInterceptorRequiresNew;
import com.arjuna.ats.jta.cdi.transactional.TransactionalInterceptorSupports;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.weld.bootstrap.spi.BeanDiscoveryMode;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.tertulia.platform.Database;
import org.tertulia.platform.Migrations;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Shop;

/**
 * The product's beans over one database, which all test classes share; the beans themselves are new for each class and the
 * rows for each test. Rooms at the edge, which need HTTP, are left out.
 */
public final class TestContainer implements AutoCloseable {

    private static final Map<Engine, Storage> STORAGES = new EnumMap<>(Engine.class);

    private final Storage storage;
    private final WeldContainer weld;

    private TestContainer(Storage storage, WeldContainer weld) {
        this.storage = storage;
        this.weld = weld;
    }

    /** @param test its nested static classes that have a scope, and those of its superclasses, are beans too: observers, for example */
    public static synchronized TestContainer start(Engine engine, Class<?> test) {
        Storage storage = STORAGES.computeIfAbsent(engine, Storage::open);
        return new TestContainer(storage, new Weld("tests-" + engine + System.nanoTime())
                .disableDiscovery()
                .setBeanDiscoveryMode(BeanDiscoveryMode.ANNOTATED)
                .addBeanClasses(Rooms.classes())
                .addBeanClasses(HandClock.class, SimplePasswordHash.class, NoRequest.class, Shop.class)
                .addBeanClasses(nested(test))
                .addBeanClasses(TransactionalInterceptorRequired.class, TransactionalInterceptorRequiresNew.class,
                        TransactionalInterceptorMandatory.class, TransactionalInterceptorSupports.class,
                        TransactionalInterceptorNotSupported.class, TransactionalInterceptorNever.class)
                .addExtension(new TransactionExtension())
                .addServices(storage.parts())
                .initialize());
    }

    private static Class<?>[] nested(Class<?> test) {
        return Stream.<Class<?>>iterate(test, each -> each != Object.class, Class::getSuperclass).flatMap(each -> Stream.of(each.getDeclaredClasses()))
                .toArray(Class<?>[]::new);
    }

    /** Rows as after the migrations, the clock at its start. */
    public void reset() throws SQLException {
        storage.rows().restore();
        weld.select(HandClock.class).get().set(HandClock.START);
    }

    /** Fills the {@code @Inject} fields of a test. */
    @SuppressWarnings("unchecked")
    public void inject(Object test) {
        BeanManager beans = weld.getBeanManager();
        InjectionTarget<Object> target = (InjectionTarget<Object>) beans
                .getInjectionTargetFactory(beans.createAnnotatedType(test.getClass())).createInjectionTarget(null);
        target.inject(test, beans.createCreationalContext(null));
    }

    public Instance<Object> beans() {
        return weld;
    }

    public Databases.Address database() {
        return storage.address();
    }

    @Override
    public void close() {
        weld.close();
    }

    /** One migrated database with its persistence unit. */
    private record Storage(Databases.Address address, Rows rows, ServerParts parts) {

        static Storage open(Engine engine) {
            BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class)
                    .setObjectStoreType("com.arjuna.ats.internal.arjuna.objectstore.VolatileStore");
            TransactionManager transactions = com.arjuna.ats.jta.TransactionManager.transactionManager();
            TransactionSynchronizationRegistry registry = new com.arjuna.ats.internal.jta.transaction.arjunacore
                    .TransactionSynchronizationRegistryImple();
            Databases.Address address = Databases.fresh(engine);
            Database database = address.open();
            try {
                database.getConnection(); // kept open: H2 closes the file with its last connection
                Migrations.migrate(database);
                EnlistedDataSource enlisted = new EnlistedDataSource(database, transactions);
                EntityManagerFactory factory = Persistence.createEntityManagerFactory("tertulia", Map.of(
                        "jakarta.persistence.provider", System.getProperty("tertulia.jpa", "org.eclipse.persistence.jpa.PersistenceProvider"),
                        "jakarta.persistence.jtaDataSource", enlisted,
                        "hibernate.transaction.jta.platform", "JBossTS",
                        "eclipselink.target-server", NarayanaPlatform.class.getName(),
                        "eclipselink.weaving", "false",
                        "eclipselink.session-name", engine.name(),
                        "eclipselink.logging.level", "WARNING"));
                return new Storage(address, new Rows(engine, database), new ServerParts(
                        new TransactionScopedEntityManager(factory, registry).proxy(), factory, enlisted, transactions, registry));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
