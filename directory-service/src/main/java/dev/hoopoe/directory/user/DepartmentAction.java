package dev.hoopoe.directory.user;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How named departments change the ones a user belongs to. */
public enum DepartmentAction {
    ADD {
        @Override
        void change(Set<Long> departments, Collection<Long> named) {
            departments.addAll(named);
        }
    },
    REMOVE {
        @Override
        void change(Set<Long> departments, Collection<Long> named) {
            departments.removeAll(named);
        }
    },
    REPLACE {
        @Override
        void change(Set<Long> departments, Collection<Long> named) {
            departments.clear();
            departments.addAll(named);
        }
    };

    /** How the actions are written in requests and answers. */
    public static final String WIRE_NAMES = "add|remove|replace";

    /** The action of a wire name that has been validated. */
    public static DepartmentAction of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /** The ids afterwards, in ascending order. */
    List<Long> apply(Collection<Long> present, Collection<Long> named) {
        var departments = new TreeSet<>(present);
        change(departments, named);
        return List.copyOf(departments);
    }

    abstract void change(Set<Long> departments, Collection<Long> named);
}
