package dev.maskbot.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions in which the code may lean on other code. */
final class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.maskbot");

    @Test
    void packages_haveNoCycles() {
        slices().matching("dev.maskbot.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void daemons_knowNothingOfEachOther_norOfTheSandbox() {
        noClasses()
                .that()
                .resideInAPackage("dev.maskbot.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.maskbot.processor..", "dev.maskbot.sandbox..")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage("dev.maskbot.processor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.maskbot.ingest..", "dev.maskbot.sandbox..")
                .check(CODE);
    }

    @Test
    void sandbox_isAWorldOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage("dev.maskbot.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.maskbot.ingest..",
                        "dev.maskbot.processor..",
                        "dev.maskbot.mention..",
                        "dev.maskbot.runtime..",
                        "dev.maskbot.x..")
                .check(CODE);
    }

    @Test
    void photosAndMasks_knowNothingOfPosts() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.maskbot.processor.photo..",
                        "dev.maskbot.processor.mask..",
                        "dev.maskbot.processor.artwork..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.maskbot.x..",
                        "dev.maskbot.mention..",
                        "dev.maskbot.processor.ledger..",
                        "dev.maskbot.processor.reply..")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage("dev.maskbot.mention..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.maskbot.x..")
                .check(CODE);
    }

    @Test
    void classes_areClosedToInheritance() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CODE);
    }
}
