package dev.hoopoe.common.testing;

import groovy.lang.Binding;
import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.Script;
import io.restassured.internal.path.json.JSONAssertion;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Compiles each JSON path of REST Assured once.
 *
 * <p>REST Assured compiles a Groovy class each time it evaluates a path, and the compiler looks for classes named like
 * the path's words in every jar: 5 ms for each path.
 */
public final class CompiledJsonPaths extends DelegatingMetaClass {

    private static final int KEPT_PATHS = 2_000;

    private final Map<String, Class<? extends Script>> compiled =
            Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75F, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Class<? extends Script>> eldest) {
                    return size() > KEPT_PATHS;
                }
            });

    private CompiledJsonPaths(MetaClass original) {
        super(original);
    }

    /** Takes over the evaluation of paths in the class loader of this class. A second call changes nothing. */
    public static synchronized void install() {
        MetaClass present = GroovySystem.getMetaClassRegistry().getMetaClass(JSONAssertion.class);
        if (!(present instanceof CompiledJsonPaths)) {
            GroovySystem.getMetaClassRegistry().setMetaClass(JSONAssertion.class, new CompiledJsonPaths(present));
        }
    }

    /** How many paths are kept compiled in the class loader of this class. */
    static int kept() {
        return ((CompiledJsonPaths) GroovySystem.getMetaClassRegistry().getMetaClass(JSONAssertion.class))
                .compiled.size();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Object invokeMethod(
            Class sender, Object receiver, String method, Object[] arguments, boolean toSuper, boolean fromInside) {
        return method.equals("eval")
                ? evaluate((JSONAssertion) receiver, arguments)
                : super.invokeMethod(sender, receiver, method, arguments, toSuper, fromInside);
    }

    /** Takes the arguments of {@code JSONAssertion.eval}: the name of the body's variable, the body, the expression. */
    private Object evaluate(JSONAssertion assertion, Object[] arguments) {
        Map<String, Object> variables = new HashMap<>();
        if (assertion.getParams() != null) {
            variables.putAll(assertion.getParams());
        }
        variables.put(arguments[0].toString(), arguments[1]);
        Class<? extends Script> script = compiled.computeIfAbsent(arguments[2].toString(), CompiledJsonPaths::compile);
        return InvokerHelper.createScript(script, new Binding(variables)).run();
    }

    private static Class<? extends Script> compile(String expression) {
        return new GroovyShell().parse(expression).getClass();
    }
}
