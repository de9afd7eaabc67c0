package dev.hoopoe.common.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The operations that this service offers to clients, without internal ones. */
@ApplicationScoped
public class ServedOperations {

    private static final String FOR_NEIGHBOURS = "/internal";

    private final List<ServedOperation> operations;

    ServedOperations(BeanManager beans) {
        operations = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> !type.isInterface() && type.isAnnotationPresent(Path.class))
                .filter(type -> !isForNeighbours(type.getAnnotation(Path.class).value()))
                .distinct()
                .flatMap(ServedOperation::of)
                .toList();
    }

    /** The methods of a path in alphabetical order; empty when there is no resource at it. */
    public SortedSet<String> methodsAt(String path) {
        var methods = new TreeSet<String>();
        for (var operation : operations) {
            if (operation.isAt(path)) {
                methods.add(operation.method());
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    /** True when an operation at the path streams server-sent events. */
    public boolean streamsEventsAt(String path) {
        return operations.stream().anyMatch(operation -> operation.streamsEvents() && operation.isAt(path));
    }

    /** True when an operation at the path takes a form with files. */
    public boolean takesFormsAt(String path) {
        return operations.stream().anyMatch(operation -> operation.takesForms() && operation.isAt(path));
    }

    /** True when an operation at the path answers with a file of any type. */
    public boolean answersFilesAt(String path) {
        return operations.stream().anyMatch(operation -> operation.answersFiles() && operation.isAt(path));
    }

    private static boolean isForNeighbours(String path) {
        return (path.startsWith("/") ? path : "/" + path).startsWith(FOR_NEIGHBOURS);
    }
}
