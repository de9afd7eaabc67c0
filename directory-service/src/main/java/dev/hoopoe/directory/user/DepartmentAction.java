package dev.hoopoe.directory.user;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How the named departments change a user's departments. */
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

    /** The wire names, as a regular expression. */
    public static final String WIRE_NAMES = "add|remove|replace";

    /** The action of a wire name that has been validated. */
    public static DepartmentAction of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    /** The resulting ids, in ascending order. */
    List<Long> apply(Collection<Long> present, Collection<Long> named) {
        var departments = new TreeSet<>(present);
        change(departments, named);
        return List.copyOf(departments);
    }

    abstract void change(Set<Long> departments, Collection<Long> named);
}
