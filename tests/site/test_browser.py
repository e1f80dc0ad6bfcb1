#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_browser.py DOPYS-SITE [FOLDER]: the public pages in Chromium: narrow windows, the lightbox by keyboard, no scripts.
FOLDER: where to leave pictures of the pages."""

import pathlib
import shutil
import sys
import tempfile
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

import site_fixture

PROGRAM = sys.argv.pop(1)
PICTURES = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else None
LONG = 'Дуже' + 'довге' * 20 + 'слово'
COLORS = ('steelblue', 'seagreen', 'indianred')


def browser(scripts=True):
    profile = tempfile.mkdtemp(prefix='dopys-chromium-')
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which('chromium')
    for argument in ('--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-proxy-server', f'--user-data-dir={profile}'):
        options.add_argument(argument)
    if not scripts:
        options.add_experimental_option('prefs', {'profile.managed_default_content_settings.javascript': 2})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which('chromedriver')))
    return driver, profile


class Browser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = site_fixture.Site(PROGRAM)
        cls.photos = [cls.site.upload(site_fixture.picture('jpg', 1600, 1000, color), f'{color}.jpg').json for color in COLORS]
        figures = ''
        for photo, color in zip(cls.photos, COLORS):
            cls.site.api('POST', f"media/{photo['id']}", {'alt_text': f'Опис {color}'})
            figures += (f'<!-- wp:image {{"id":{photo["id"]},"sizeSlug":"large","linkDestination":"none"}} --><figure class="wp-block-image size-large">'
                        f'<img src="{photo["source_url"]}" alt="Опис {color}" class="wp-image-{photo["id"]}"/>'
                        f'<figcaption class="wp-element-caption">Підпис {color}</figcaption></figure><!-- /wp:image -->')
        gallery = ('<!-- wp:gallery {"linkTo":"none"} --><figure class="wp-block-gallery has-nested-images columns-default is-cropped">'
                   f'{figures}</figure><!-- /wp:gallery -->')
        table = ('<!-- wp:table --><figure class="wp-block-table"><table><tbody><tr>' + '<td>' + '</td><td>'.join(['Комірка таблиці'] * 12) +
                 '</td></tr></tbody></table></figure><!-- /wp:table -->')
        cls.post = cls.site.publish(title=f'Новина {LONG}', content=f'<!-- wp:paragraph --><p>{LONG}</p><!-- /wp:paragraph -->' + gallery + table,
                                    featured_media=cls.photos[0]['id'], categories=[1])

    @classmethod
    def tearDownClass(cls):
        cls.site.__exit__()

    def open(self, path='', **options):
        driver, profile = browser(**options)
        self.addCleanup(shutil.rmtree, profile, ignore_errors=True)
        self.addCleanup(driver.quit)
        driver.get(path or self.post['link'])
        return driver

    def keep_picture(self, driver, name):
        if PICTURES:
            driver.save_screenshot(str(PICTURES / f'{name}.png'))

    def test_nothing_sticks_out_at_320_pixels(self):
        driver = self.open()
        addresses = [self.post['link'], self.site.address + '/', self.site.address + '/?s=zzz', self.site.address + '/nothing/',
                     f"{self.site.address}/embed/{self.post['id']}/", self.site.address + '/wp-admin/authorize-application.php?app_name=' + LONG]
        for scheme in ('light', 'dark'):
            driver.execute_cdp_cmd('Emulation.setEmulatedMedia', {'features': [{'name': 'prefers-color-scheme', 'value': scheme}]})
            for number, address in enumerate(addresses):
                for width in (320, 1200):
                    driver.execute_cdp_cmd('Emulation.setDeviceMetricsOverride', {'width': width, 'height': 1400, 'deviceScaleFactor': 1, 'mobile': False})
                    driver.get(address)
                    inner = driver.execute_script('return [document.documentElement.scrollWidth, document.documentElement.clientWidth];')
                    self.assertLessEqual(inner[0], inner[1], f'{address} at {width}')
                    self.keep_picture(driver, f'page-{number}-{width}-{scheme}')

    def test_lightbox_by_keyboard(self):
        driver = self.open()
        links = driver.find_elements(By.CSS_SELECTOR, 'a.photo')
        self.assertEqual(len(links), 1 + len(COLORS))
        driver.execute_script('arguments[0].focus()', links[1])
        links[1].send_keys(Keys.ENTER)
        dialog = driver.find_element(By.CSS_SELECTOR, 'dialog.lightbox')
        caption = dialog.find_element(By.TAG_NAME, 'figcaption')
        self.assertTrue(dialog.is_displayed())
        self.assertEqual(caption.text, f'2 з 4. Опис {COLORS[0]}. Підпис {COLORS[0]}')
        self.keep_picture(driver, 'lightbox')
        driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
        self.assertEqual(caption.text, f'3 з 4. Опис {COLORS[1]}. Підпис {COLORS[1]}')
        image = dialog.find_element(By.TAG_NAME, 'img')
        self.assertEqual(image.get_attribute('src'), self.photos[1]['source_url'])
        WebDriverWait(driver, 30).until(lambda d: d.execute_script('return arguments[0].naturalWidth', image) == 1600)
        driver.switch_to.active_element.send_keys(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT)
        self.assertTrue(caption.text.startswith('4 з 4.'), caption.text)
        driver.switch_to.active_element.send_keys(Keys.ESCAPE)
        self.assertFalse(dialog.is_displayed())
        self.assertEqual(driver.switch_to.active_element, links[3], 'the focus comes back to the photo last seen')

    def test_readable_without_scripts(self):
        driver = self.open(scripts=False)
        self.assertIn(LONG, driver.find_element(By.CSS_SELECTOR, '.text').text)
        driver.find_element(By.CSS_SELECTOR, 'details.embed summary').click()
        self.assertIn('<iframe', driver.find_element(By.ID, 'code').get_attribute('value'))
        driver.find_elements(By.CSS_SELECTOR, 'a.photo')[2].click()
        self.assertEqual(driver.current_url, self.photos[1]['source_url'])

    def test_search_by_keyboard(self):
        driver = self.open(self.site.address + '/')
        driver.find_element(By.ID, 's').send_keys('новина', Keys.ENTER)
        WebDriverWait(driver, 30).until(lambda d: 's=' in d.current_url)
        self.assertEqual(len(driver.find_elements(By.CSS_SELECTOR, '.card')), 1)

    def test_first_tab_skips_to_the_text(self):
        driver = self.open()
        driver.find_element(By.TAG_NAME, 'body').send_keys(Keys.TAB)
        self.assertEqual(driver.switch_to.active_element.text, 'До основного вмісту')


if __name__ == '__main__':
    unittest.main(verbosity=1)
