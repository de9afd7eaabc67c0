package dev.hoopoe.common.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations that this service offers to clients. Those for neighbours are among them only where it is said. */
@ApplicationScoped
public class ServedOperations {

    private static final String FOR_NEIGHBOURS = "/internal";

    private final List<ServedOperation> operations;
    private final List<ServedOperation> ofNeighbours;

    ServedOperations(BeanManager beans) {
        var resources = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> !type.isInterface() && type.isAnnotationPresent(Path.class))
                .distinct()
                .collect(Collectors.partitioningBy(
                        type -> isForNeighbours(type.getAnnotation(Path.class).value())));
        operations = resources.get(false).stream().flatMap(ServedOperation::of).toList();
        ofNeighbours = resources.get(true).stream().flatMap(ServedOperation::of).toList();
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

    /** True when an operation at the path, perhaps one for neighbours, answers with a file of any type. */
    public boolean answersFilesAt(String path) {
        return Stream.concat(operations.stream(), ofNeighbours.stream())
                .anyMatch(operation -> operation.answersFiles() && operation.isAt(path));
    }

    private static boolean isForNeighbours(String path) {
        return (path.startsWith("/") ? path : "/" + path).startsWith(FOR_NEIGHBOURS);
    }
}
