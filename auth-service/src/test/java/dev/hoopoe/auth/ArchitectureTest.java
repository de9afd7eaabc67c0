package dev.hoopoe.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.hoopoe.common.testing.architecture.ArchitectureRules;
import dev.hoopoe.common.testing.architecture.BackgroundClasses;
import java.util.Set;

@AnalyzeClasses(
        packages = "dev.hoopoe",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeJars.class})
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static void sharedBackgroundWorkIsTestedWithTwoReplicas(JavaClasses work) {
        var tests =
                new ClassFileImporter().withImportOption(new OnlyIncludeTests()).importPackages("dev.hoopoe.auth");

        assertEquals(Set.of(), BackgroundClasses.untested(work, tests));
    }
}
