package org.tertulia.testing;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.tertulia.testing.container.TestContainer;

/** Runs a test class once for each {@link Engine}. */
class OnBothEngines implements ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return Stream.of(Engine.values()).map(On::new);
    }

    /** On one of them. */
    private record On(Engine engine) implements ClassTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return engine.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Injection(engine));
        }
    }

    private record Injection(Engine engine) implements TestInstancePostProcessor, BeforeEachCallback, ParameterResolver {

        private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(OnBothEngines.class);

        @Override
        public void postProcessTestInstance(Object test, ExtensionContext context) {
            container(context).inject(test);
        }

        @Override
        public void beforeEach(ExtensionContext context) throws Exception {
            container(context).reset();
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Engine.class || type == Databases.Address.class || type == TestContainer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            if (type == Engine.class) {
                return engine;
            }
            return type == TestContainer.class ? container(context) : container(context).database();
        }

        /** One for the class, closed by JUnit after its last test on this engine. */
        private TestContainer container(ExtensionContext context) {
            ExtensionContext ofClass = context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
            return ofClass.getStore(OURS).getOrComputeIfAbsent(engine,
                    ignored -> TestContainer.start(engine, context.getRequiredTestClass()), TestContainer.class);
        }
    }
}
