package dev.hoopoe.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.testing.architecture.ArchitectureRules;
import dev.hoopoe.common.testing.architecture.BackgroundClasses;
import java.util.Set;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ArchitectureTest.WhereCommonIs.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static void commonIsWhatIsChecked(JavaClasses checked) {
        assertTrue(checked.contain(HoopoeException.class));
        assertFalse(checked.contain(ArchitectureRules.class));
        assertFalse(checked.contain(ArchitectureTest.class));
    }

    @ArchTest
    static void sharedBackgroundWorkIsTestedWithTwoReplicas(JavaClasses work) {
        var tests = new ClassFileImporter()
                .withImportOption(location -> location.contains("/common-tests/target/"))
                .importPackages("dev.hoopoe.common");

        assertEquals(Set.of(), BackgroundClasses.untested(work, tests));
    }

    /** Where hoopoe-common's own classes are: its jar, or its folder when it is not packaged. */
    static final class WhereCommonIs implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return location.contains("/common/target/")
                    && !location.contains("/test-classes/")
                    && !location.contains("-tests.jar");
        }
    }
}
