package dev.hoopoe.systemtests.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Reads the keys of {@code @ConfigMapping} interfaces out of their sources, with the compiler's parser. */
final class MappingSources {

    private final Map<Path, Mapping> mappings = new HashMap<>();
    private final DocTrees comments;

    private record Mapping(ClassTree type, CompilationUnitTree unit) {}

    /** Reads these sources, and those of the interfaces that their mappings extend. */
    MappingSources(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            comments = DocTrees.instance(task);
            for (var unit : task.parse()) {
                var type = (ClassTree) unit.getTypeDecls().get(0);
                mappings.put(Path.of(unit.getSourceFile().toUri()), new Mapping(type, unit));
            }
        }
    }

    /** The keys of the mapping in this source, in the order of its methods. */
    List<ConfigurationKey> keysOf(Path source) {
        var mapping = mappings.get(source.toAbsolutePath());
        var prefix = annotation(mapping.type().getModifiers(), "ConfigMapping").orElseThrow();
        return keys(prefix, mapping.type(), mapping.unit());
    }

    private List<ConfigurationKey> keys(String prefix, ClassTree type, CompilationUnitTree unit) {
        var keys = new ArrayList<ConfigurationKey>();
        for (var parent : type.getImplementsClause()) {
            var inherited = mappingNamed(parent.toString());
            keys.addAll(keys(prefix, inherited.type(), inherited.unit()));
        }
        for (var member : type.getMembers()) {
            if (member instanceof MethodTree method) {
                keys.addAll(keys(prefix, method, type, unit));
            }
        }
        return keys;
    }

    private List<ConfigurationKey> keys(String prefix, MethodTree method, ClassTree type, CompilationUnitTree unit) {
        var result = method.getReturnType().toString();
        var inPlaceOfParent = annotated(method.getModifiers(), "WithParentName").isPresent();
        var name = annotation(method.getModifiers(), "WithName")
                .orElseGet(() -> KebabCase.of(method.getName().toString()));
        var key = inPlaceOfParent ? prefix : prefix + "." + name;
        var isMap = result.startsWith("Map<String, ");
        var group = nested(type, isMap ? result.substring("Map<String, ".length(), result.length() - 1) : result);
        if (group.isPresent()) {
            return keys(isMap ? key + ".<name>" : key, group.get(), unit);
        }
        var comment = comments.getDocComment(path(unit, type, method));
        if (comment == null) {
            throw new IllegalStateException(key + " has no Javadoc");
        }
        return List.of(new ConfigurationKey(
                key,
                typeOf(result),
                annotation(method.getModifiers(), "WithDefault").orElse(null),
                Javadoc.toMarkdown(comment)));
    }

    private Mapping mappingNamed(String name) {
        return mappings.values().stream()
                .filter(mapping -> mapping.type().getSimpleName().contentEquals(name))
                .findAny()
                .orElseThrow();
    }

    private TreePath path(CompilationUnitTree unit, ClassTree type, MethodTree method) {
        return new TreePath(TreePath.getPath(unit, type), method);
    }

    private static Optional<ClassTree> nested(ClassTree type, String name) {
        return type.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(member -> member.getSimpleName().contentEquals(name))
                .findAny();
    }

    private static String typeOf(String result) {
        var type =
                result.startsWith("Optional<") ? result.substring("Optional<".length(), result.length() - 1) : result;
        if (type.startsWith("List<")) {
            return "list of " + typeOf(type.substring("List<".length(), type.length() - 1));
        }
        return switch (type) {
            case "OptionalInt", "int", "long" -> "number";
            case "double" -> "fraction";
            case "boolean" -> "boolean";
            case "String" -> "text";
            case "MemorySize" -> "bytes";
            case "URI" -> "URI";
            default -> KebabCase.of(type).replace('-', ' ');
        };
    }

    /** The text of an annotation's only argument, or of its {@code prefix}. */
    private static Optional<String> annotation(ModifiersTree modifiers, String name) {
        return annotated(modifiers, name)
                .flatMap(found -> found.getArguments().stream()
                        .map(argument ->
                                argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument)
                        .map(MappingSources::text)
                        .findFirst());
    }

    private static Optional<? extends AnnotationTree> annotated(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findAny();
    }

    private static String text(ExpressionTree expression) {
        if (expression instanceof BinaryTree sum) {
            return Stream.of(sum.getLeftOperand(), sum.getRightOperand())
                    .map(MappingSources::text)
                    .reduce("", String::concat);
        }
        return ((LiteralTree) expression).getValue().toString();
    }
}
