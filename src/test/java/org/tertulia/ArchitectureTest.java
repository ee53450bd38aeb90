package org.tertulia;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The plan of the house: who may call whom. One line a room; calls go down, news goes up as events. */
@AnalyzeClasses(packages = "org.tertulia", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Room → the rooms that it may use. Everybody may use platform. */
    private static final Map<String, String> PLAN = Map.ofEntries(
            Map.entry("platform", ""),
            Map.entry("mail", ""),
            Map.entry("team", ""),
            Map.entry("contact", ""),
            Map.entry("visitor", "contact"),
            Map.entry("inbox", "team"),
            Map.entry("conversation", "visitor contact inbox team"),
            Map.entry("security", "mail team visitor"),
            Map.entry("chatflow", "conversation inbox team"),
            Map.entry("forwarding", "conversation visitor contact inbox team mail"),
            Map.entry("intake", "forwarding conversation visitor contact inbox mail"),
            Map.entry("realtime", "conversation inbox visitor team security"),
            Map.entry("capture", "chatflow conversation visitor contact"),
            Map.entry("widget", "capture intake forwarding realtime chatflow security conversation inbox visitor contact team mail"),
            Map.entry("api", "capture intake forwarding realtime chatflow security conversation inbox visitor contact team mail"),
            Map.entry("web", "capture intake forwarding realtime chatflow security conversation inbox visitor contact team mail"),
            Map.entry("setup", "capture forwarding chatflow conversation inbox visitor contact team mail"));

    /** A technique → the only rooms that may touch it. */
    private static final Map<String, String> TECHNIQUES = Map.of(
            "jakarta.ws.rs", "api widget",
            "jakarta.faces", "web",
            "org.primefaces", "web",
            "jakarta.websocket", "realtime widget web",
            "jakarta.mail", "mail");

    @ArchTest
    static final ArchRule ROOMS_USE_ONLY_WHAT_THE_PLAN_ALLOWS = classes().should(new ArchCondition<>("keep to the plan") {

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            String room = room(type);
            if (!PLAN.containsKey(room)) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " lives in a room that the plan does not know"));
                return;
            }
            Set<String> allowed = new TreeSet<>(Arrays.asList((PLAN.get(room) + " platform " + room).split(" ")));
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith("org.tertulia") && !allowed.contains(room(target))) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                }
            });
        }
    });

    @ArchTest
    static final ArchRule TECHNIQUES_STAY_WHERE_THEY_BELONG = classes().should(new ArchCondition<>("touch only their own techniques") {

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getDirectDependenciesFromSelf().forEach(dependency -> TECHNIQUES.forEach((technique, rooms) -> {
                if (dependency.getTargetClass().getBaseComponentType().getPackageName().startsWith(technique)
                        && !Arrays.asList(rooms.split(" ")).contains(room(type))) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                }
            }));
        }
    });

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("org.tertulia.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EDGES_KNOW_NO_ENTITY_MANAGER = noClasses().that().resideInAnyPackage("..api..", "..web..", "..widget..", "..setup..")
            .should().dependOnClassesThat().haveFullyQualifiedName("jakarta.persistence.EntityManager");

    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_A_SERVERS_JPA = noClasses().that().doNotHaveFullyQualifiedName("org.tertulia.platform.HibernateHabits")
            .should().dependOnClassesThat().resideInAnyPackage("org.hibernate..", "org.eclipse.persistence..");

    @ArchTest
    static final ArchRule THE_WALL_CLOCK_IS_READ_IN_PLATFORM_ONLY = noClasses().that().resideOutsideOfPackage("org.tertulia.platform")
            .should().callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(java.time.LocalDate.class, "now").orShould().callMethod(java.time.LocalDateTime.class, "now")
            .orShould().callMethod(java.time.ZonedDateTime.class, "now").orShould().callMethod(java.time.OffsetDateTime.class, "now");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses().should()
            .haveNameMatching(".*(Impl|Manager|Service|Utils?|Helper|Bean|Dto|Data|Info)(\\$.*)?|.*\\.(Abstract|Base)[A-Z].*");

    @ArchTest
    static final ArchRule ENTITIES_HAVE_VERBS_NOT_SETTERS = classes().that().areAnnotatedWith(Entity.class)
            .should(new ArchCondition<>("have no public setters") {

                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getMethods().stream().filter(method -> method.getName().matches("set[A-Z].*"))
                            .forEach(method -> events.add(SimpleConditionEvent.violated(method, method.getFullName())));
                }
            });

    private static String room(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length < 3 ? "(root)" : parts[2];
    }
}
