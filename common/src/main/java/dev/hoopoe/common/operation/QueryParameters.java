package dev.hoopoe.common.operation;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.TreeMap;

/** The query parameters of one operation, and whether each may be given more than once. */
final class QueryParameters {

    private final TreeMap<String, Boolean> takesSeveral = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final boolean refusesOthers;

    private QueryParameters(boolean refusesOthers) {
        this.refusesOthers = refusesOthers;
    }

    /** The parameters that a resource method declares, itself or in the fields of a {@link BeanParam}. */
    static QueryParameters of(Method operation) {
        var parameters =
                new QueryParameters(operation.getDeclaringClass().isAnnotationPresent(RefusesUnknownParameters.class));
        for (var parameter : operation.getParameters()) {
            parameters.add(parameter);
        }
        return parameters;
    }

    boolean takesSeveral(String name) {
        return takesSeveral.getOrDefault(name, false);
    }

    /**
     * Refuses a parameter by its name.
     *
     * @param times the number of its values
     */
    void check(ParameterName name, int times) {
        if (!takesSeveral.containsKey(name.base())) {
            if (refusesOthers) {
                throw HoopoeException.invalid(name.whole(), "is not known here; known: " + known());
            }
        } else if (!takesSeveral.get(name.base()) && name.isArray()) {
            throw HoopoeException.invalid(name.base(), "takes one value; write it without brackets");
        } else if (!takesSeveral.get(name.base()) && times > 1) {
            throw HoopoeException.invalid(name.base(), "takes one value, but was given " + times + " times");
        }
    }

    private String known() {
        return takesSeveral.isEmpty() ? "none" : String.join(", ", takesSeveral.keySet());
    }

    private void add(Parameter parameter) {
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            add(parameter.getAnnotation(QueryParam.class), parameter.getType());
        } else if (parameter.isAnnotationPresent(BeanParam.class)) {
            for (Class<?> type = parameter.getType(); type != null; type = type.getSuperclass()) {
                for (var field : type.getDeclaredFields()) {
                    if (field.isAnnotationPresent(QueryParam.class)) {
                        add(field.getAnnotation(QueryParam.class), field.getType());
                    }
                }
            }
        }
    }

    private void add(QueryParam parameter, Class<?> type) {
        takesSeveral.put(parameter.value(), Collection.class.isAssignableFrom(type));
    }
}
